/**
 * `<reading-look>`: the reader's own choice of colours, face, size, measure and leading, and whether
 * marks show. Kept in this browser; each is an attribute of the root that `look.css` reads.
 */
import { isForPage } from "./keys.js";
import { tell } from "./toasts.js";

const KEY = "look";

class ReadingLook extends HTMLElement {
  /** @type {AbortController | undefined} */
  gone;

  connectedCallback() {
    this.gone = new AbortController();
    const signal = this.gone.signal;
    this.show();
    this.addEventListener("change", () => this.choose(new FormData(this.form)), { signal });
    this.form.addEventListener("reset", () => this.choose(new FormData()), { signal });
    addEventListener("storage", (event) => event.key === KEY && this.take(event.newValue), { signal });
    document.addEventListener("keydown", (event) => this.press(event), { signal });
  }

  disconnectedCallback() {
    this.gone?.abort();
  }

  get form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"));
  }

  get names() {
    return new Set([...this.form.querySelectorAll("input")].map((input) => input.name));
  }

  /** Checks what holds now. */
  show() {
    for (const input of this.form.querySelectorAll("input")) {
      input.checked = input.value === (document.documentElement.dataset[input.name] ?? "");
    }
  }

  /** @param {FormData} chosen */
  choose(chosen) {
    const kept = Object.fromEntries([...chosen].filter(([, value]) => value));
    this.apply(kept);
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }

  /** @param {string | null} written what another page of the site has kept */
  take(written) {
    try {
      this.apply(JSON.parse(written ?? "{}") ?? {});
    } catch {
      // Not ours.
    }
  }

  /** @param {Record<string, unknown>} kept */
  apply(kept) {
    const root = document.documentElement;
    for (const name of this.names) {
      const value = kept[name];
      if (typeof value === "string" && value) root.dataset[name] = value;
      else delete root.dataset[name];
    }
    // After a reset the browser checks its own defaults only once the event is over.
    queueMicrotask(() => this.show());
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.key !== "m" || !isForPage(event) || !document.getElementById("article")) return;
    const off = document.documentElement.dataset.marks !== "off";
    const chosen = new FormData(this.form);
    chosen.set("marks", off ? "off" : "");
    this.choose(chosen);
    tell(off ? "marksOff" : "marksOn");
  }
}

customElements.define("reading-look", ReadingLook);
