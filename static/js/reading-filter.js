/**
 * `<reading-filter>`: shows only the marks of some labels, one's own, those with commentary, or the
 * contested ones. The choice is in the address (`?only=fact&only=mine`), so that it can be linked to.
 */
const NAME = "only";
const LABELS = ["fact", "opinion", "sarcasm"];

class ReadingFilter extends HTMLElement {
  /** @type {AbortController | undefined} */
  gone;

  connectedCallback() {
    this.gone = new AbortController();
    const signal = this.gone.signal;
    const wanted = new URLSearchParams(location.search).getAll(NAME);
    for (const box of this.boxes) box.checked = wanted.includes(box.value);
    this.addEventListener("change", () => this.choose(), { signal });
    document.addEventListener("htmx:after:swap", () => this.apply(), { signal });
    this.apply();
  }

  disconnectedCallback() {
    this.gone?.abort();
  }

  get boxes() {
    return [...this.querySelectorAll("input")];
  }

  choose() {
    const address = new URL(location.href);
    address.searchParams.delete(NAME);
    for (const box of this.boxes) if (box.checked) address.searchParams.append(NAME, box.value);
    history.replaceState(history.state, "", address);
    this.apply();
  }

  apply() {
    const only = this.boxes.filter((box) => box.checked).map((box) => box.value);
    const labels = only.filter((value) => LABELS.includes(value));
    const others = only.filter((value) => !LABELS.includes(value));
    /** @type {Set<string>} */
    const all = new Set();
    /** @type {Set<string>} */
    const shown = new Set();
    for (const mark of document.querySelectorAll("annotated-article mark[data-passages]")) {
      const bears = (/** @type {string} */ name) => mark.classList.contains(name);
      const fits = (!labels.length || labels.some(bears)) && others.every(bears);
      mark.classList.toggle("set-aside", !fits);
      for (const id of (mark.getAttribute("data-passages") ?? "").split(" ")) {
        all.add(id);
        if (fits) shown.add(id);
      }
    }
    for (const note of document.querySelectorAll(".notes [data-passage]")) {
      note.classList.toggle("set-aside", only.length > 0 && !shown.has(note.getAttribute("data-passage") ?? ""));
    }
    const told = this.querySelector("output");
    const words = only.length ? (this.dataset.told ?? "") : "";
    const text = words.replace("{shown}", String(shown.size)).replace("{all}", String(all.size));
    if (told && told.textContent !== text) told.textContent = text;
  }
}

customElements.define("reading-filter", ReadingFilter);
