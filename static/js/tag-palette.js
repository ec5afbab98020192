/**
 * `<tag-palette>`: the buttons for the words that are chosen. It fills its form with them, stands
 * near them, and takes the keys 1, 2, 3 and c. Which words those are is `annotated-article.js`.
 */
import { passagePanel } from "./passage-panel.js";
import { uncover } from "./uncover.js";

/** @typedef {import("./text/offsets.js").Span} Span */

const TYPING = "input, textarea, select, [contenteditable]";
// A screen reader is told so much of what is chosen, in UTF-16 units.
const SPOKEN = 300;
const KEYS = ["1", "2", "3", "c"];

export class TagPalette extends HTMLElement {
  /** @type {Element | null} */
  cameFrom = null;
  listening = new AbortController();

  connectedCallback() {
    const { signal } = (this.listening = new AbortController());
    // Pressing a button must not take the selection away before the click comes.
    this.addEventListener("pointerdown", (event) => event.preventDefault(), { signal });
    this.addEventListener("click", (event) => this.clicked(event), { signal });
    // A card’s button may send the palette’s words, too.
    document.addEventListener("htmx:after:request", (event) => this.answered(event), { signal });
    this.addEventListener("annotator:kept", () => this.close({ tagged: true }), { signal });
    document.addEventListener("keydown", (event) => this.key(event), { signal });
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  /** @returns {HTMLFormElement | null} */
  get form() {
    return this.querySelector("form");
  }

  get isOpen() {
    return this.form?.hidden === false;
  }

  get buttons() {
    return [...this.querySelectorAll("button")];
  }

  /**
   * @param {Span} span the words
   * @param {Range} range where they stand in the page
   */
  open(span, range) {
    if (!this.form) return;
    if (!this.isOpen) this.cameFrom = document.activeElement;
    for (const [name, value] of Object.entries(span)) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = String(value);
    }
    const spoken = this.querySelector("[aria-live]");
    if (spoken) spoken.textContent = span.exact.slice(0, SPOKEN);
    this.form.hidden = false;
    this.place(this.form, range);
  }

  /**
   * Over the first line of the words, or under the last where there is no room above.
   * @param {HTMLFormElement} form
   * @param {Range} range
   */
  place(form, range) {
    const boxes = [...range.getClientRects()];
    const [first, last, ground] = [boxes[0], boxes.at(-1), form.offsetParent?.getBoundingClientRect()];
    // On a narrow screen the style sheet makes it a bar at the bottom.
    if (getComputedStyle(form).position === "fixed") return uncover(last, form);
    if (!first || !last || !ground) return;
    const { offsetWidth: width, offsetHeight: height } = form;
    const above = first.top - height - 10;
    const top = above > 4 ? above : Math.min(last.bottom + 10, window.innerHeight - height - 4);
    const middle = above > 4 ? (first.left + first.right) / 2 : (last.left + last.right) / 2;
    const edge = range.startContainer.parentElement?.closest("article")?.getBoundingClientRect().left ?? 0;
    const room = document.documentElement.clientWidth - width - 8;
    const left = Math.max(8, Math.min(Math.max(middle - width / 2, edge - 8), room));
    form.style.top = `${top - ground.top}px`;
    form.style.left = `${left - ground.left}px`;
  }

  /** @param {{ tagged?: boolean, goesOn?: boolean }} how */
  close({ tagged = false, goesOn = false } = {}) {
    if (!this.form || !this.isOpen) return;
    const held = this.contains(document.activeElement);
    this.form.hidden = true;
    const detail = { tagged, goesOn };
    this.dispatchEvent(new CustomEvent("annotator:closed", { detail, bubbles: true }));
    if (held && !goesOn && this.cameFrom instanceof HTMLElement) this.cameFrom.focus({ preventScroll: true });
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.classList.contains("close")) this.close();
    const by = Number(button?.dataset.stretch ?? 0);
    if (by) {
      const detail = { by: /** @type {1 | -1} */ (by) };
      this.dispatchEvent(new CustomEvent("annotator:stretch", { detail, bubbles: true }));
    }
    const url = button?.dataset.comment;
    const panel = passagePanel();
    if (!url || !this.form || !panel) return;
    event.preventDefault();
    const query = new URLSearchParams();
    for (const name of ["start", "end", "exact"]) query.set(name, String(new FormData(this.form).get(name)));
    panel.open(`${url}?${query}#comment`, this.cameFrom);
    this.close({ goesOn: true });
  }

  /** @param {Event} event */
  answered(event) {
    const { ctx } = /** @type {CustomEvent<{ ctx: HtmxContext }>} */ (event).detail;
    const { sourceElement } = ctx;
    const ours = sourceElement instanceof HTMLButtonElement && sourceElement.form === this.form;
    if (ours && (ctx.response?.status ?? 400) < 400) this.close({ tagged: true });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { target, key } = event;
    if (!this.isOpen || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (target instanceof Element && !this.contains(target) && target.closest(TYPING)) return;
    const inside = this.buttons.findIndex((button) => button === document.activeElement);
    let wanted;
    if (key === "Escape") this.close();
    else if (KEYS.includes(key)) {
      if (!event.repeat) this.buttons.find((one) => one.querySelector("kbd")?.textContent === key)?.click();
    } else if (key === "Tab" && inside < 0 && !event.shiftKey) wanted = 0;
    else if (key === "ArrowRight" && inside >= 0) wanted = inside + 1;
    else if (key === "ArrowLeft" && inside >= 0) wanted = inside - 1;
    else return;
    event.preventDefault();
    if (wanted !== undefined) this.buttons.at(wanted % this.buttons.length)?.focus();
  }
}

customElements.define("tag-palette", TagPalette);
