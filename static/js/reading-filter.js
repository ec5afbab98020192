/**
 * `<reading-filter>`: shows only the marks of some labels or voices, one's own, those with
 * commentary, or the contested ones. The choice is in the address
 * (`?only=fact&only=mine&voice=ada-brook`), so that it can be linked to.
 */
const NAME = "only";
const VOICE = "voice";
const LABELS = ["fact", "opinion", "sarcasm"];
// Narrower, the voices stand below the article.
const BELOW = "(width < 76rem)";

class ReadingFilter extends HTMLElement {
  /** @type {AbortController | undefined} */
  gone;

  connectedCallback() {
    this.gone = new AbortController();
    const signal = this.gone.signal;
    const wanted = new URLSearchParams(location.search);
    for (const box of this.boxes) box.checked = wanted.getAll(NAME).includes(box.value);
    for (const slug of wanted.getAll(VOICE)) this.add(slug);
    this.addEventListener("change", () => this.choose(), { signal });
    document.addEventListener("click", (event) => this.clicked(event), { signal });
    document.addEventListener("htmx:after:swap", () => this.apply(), { signal });
    this.apply();
  }

  disconnectedCallback() {
    this.gone?.abort();
  }

  get boxes() {
    return [...this.querySelectorAll("input")];
  }

  /**
   * @param {string} name
   * @returns {string[]} what is chosen of that name
   */
  chosen(name) {
    return this.boxes.filter((box) => box.checked && (box.name || NAME) === name).map((box) => box.value);
  }

  /**
   * Offers a voice of this article beside the labels, chosen.
   * @param {string} slug
   */
  add(slug) {
    const name = document.querySelector(`#${CSS.escape(`voice-${slug}`)} > a`)?.textContent;
    if (!name) return;
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", name: VOICE, value: slug, checked: true });
    label.append(box, name);
    this.querySelector("output")?.before(label);
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const link = event.target instanceof Element ? event.target.closest("a[data-voice]") : null;
    const slug = link?.getAttribute("data-voice");
    if (!slug || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const box = this.boxes.find((one) => one.name === VOICE && one.value === slug);
    if (box) box.checked = !box.checked;
    else this.add(slug);
    this.choose();
    if (matchMedia(BELOW).matches) this.scrollIntoView({ block: "center" });
  }

  choose() {
    const address = new URL(location.href);
    for (const name of [NAME, VOICE]) {
      address.searchParams.delete(name);
      for (const value of this.chosen(name)) address.searchParams.append(name, value);
    }
    history.replaceState(history.state, "", address);
    this.apply();
  }

  apply() {
    const [only, voices] = [this.chosen(NAME), this.chosen(VOICE)];
    const labels = only.filter((value) => LABELS.includes(value));
    const others = only.filter((value) => !LABELS.includes(value));
    const said = new Set(voices.flatMap((slug) =>
      [...document.querySelectorAll(`.quote-bar[data-voice="${CSS.escape(slug)}"]`)].map(passageOf)));
    /** @type {Set<string>} */
    const all = new Set();
    /** @type {Set<string>} */
    const shown = new Set();
    for (const mark of document.querySelectorAll("annotated-article mark[data-passages]")) {
      const bears = (/** @type {string} */ name) => mark.classList.contains(name);
      const ids = (mark.getAttribute("data-passages") ?? "").split(" ");
      const meant = voices.length ? ids.filter((id) => said.has(id)) : ids;
      const fits = meant.length > 0 && (!labels.length || labels.some(bears)) && others.every(bears);
      mark.classList.toggle("set-aside", !fits);
      for (const id of ids) all.add(id);
      if (fits) for (const id of meant) shown.add(id);
    }
    const filtered = only.length + voices.length > 0;
    for (const beside of document.querySelectorAll(".body [data-passage]")) {
      beside.classList.toggle("set-aside", filtered && !shown.has(passageOf(beside)));
    }
    for (const link of document.querySelectorAll("a[data-voice]")) {
      if (voices.includes(link.getAttribute("data-voice") ?? "")) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const told = this.querySelector("output");
    const words = (filtered && (shown.size ? this.dataset.told : this.dataset.none)) || "";
    const text = words.replace("{shown}", String(shown.size)).replace("{all}", String(all.size));
    if (told && told.textContent !== text) told.textContent = text;
    this.dispatchEvent(new CustomEvent("annotator:filtered", { bubbles: true }));
  }
}

/** @param {Element} beside */
function passageOf(beside) {
  return beside.getAttribute("data-passage") ?? "";
}

customElements.define("reading-filter", ReadingFilter);
