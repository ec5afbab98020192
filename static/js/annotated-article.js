/**
 * `<annotated-article>`: which words does the reader mean? A click or tap on plain text means its
 * sentence, a selection means its words. They are shown without touching the page’s elements, and
 * offered to the palette. Clicks on marks are `passage-panel.js`.
 */
import { rangeOfSpan, sentenceAtPoint, spanOfRange } from "./text/selections.js";

/** @typedef {import("./text/offsets.js").Span} Span */
/** @typedef {import("./tag-palette.js").TagPalette} TagPalette */

const PRESSABLE = "a, button, input, select, textarea, label, summary";
// What may be pressed without the palette’s closing.
const STAYS = "annotated-article, tag-palette, passage-panel, #toasts";
const SETTLED_AFTER = 250;
// A second click of a double click may come after the palette has gone.
const QUIET_FOR = 500;

class AnnotatedArticle extends HTMLElement {
  /** @type {Span | null} */
  chosen = null;
  /** @type {number | undefined} */
  timer;
  pressed = false;
  /** @type {[number, number]} */
  pressedAt = [0, 0];
  /** A mark’s link and its address, while it is pressed. @type {[Element, string] | null} */
  unlinked = null;
  quietUntil = 0;
  listening = new AbortController();

  connectedCallback() {
    const { signal } = (this.listening = new AbortController());
    this.addEventListener("pointerdown", (event) => this.press(event), { signal });
    this.addEventListener("mousedown", (event) => {
      // The second press of a double click on the palette must not select a word under it.
      if (event.detail > 1 && this.isQuiet) event.preventDefault();
    }, { signal });
    this.addEventListener("click", (event) => this.clicked(event), { signal });
    for (const type of ["pointerup", "pointercancel", "dragend"]) {
      document.addEventListener(type, () => this.release(), { signal, capture: true });
    }
    document.addEventListener("selectionchange", () => this.wait(SETTLED_AFTER), { signal });
    document.addEventListener("click", ({ target }) => {
      if (target instanceof Element && !target.closest(STAYS)) this.palette?.close();
    }, { signal });
    document.addEventListener("annotator:words", (event) => this.choose(event.detail), { signal });
    document.addEventListener("annotator:closed", (event) => this.closed(event), { signal });
  }

  disconnectedCallback() {
    this.listening.abort();
    clearTimeout(this.timer);
  }

  /** @returns {TagPalette | null} */
  get palette() {
    return document.querySelector("tag-palette");
  }

  /** @param {PointerEvent} event */
  press(event) {
    this.pressed = true;
    this.pressedAt = [event.clientX, event.clientY];
    if (event.pointerType !== "mouse" || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target instanceof Element ? event.target.closest("mark > a") : null;
    // A mouse cannot begin to select inside of a link: while the button is down it is none.
    if (link) this.unlinked = [link, link.getAttribute("href") ?? ""];
    link?.removeAttribute("href");
  }

  release() {
    this.pressed = false;
    this.unlinked?.[0].setAttribute("href", this.unlinked[1]);
    this.unlinked = null;
    this.wait(0);
  }

  /**
   * Looks at the selection when it has come to rest.
   * @param {number} milliseconds
   */
  wait(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.offerSelection(), milliseconds);
  }

  /** @returns {Range | null} what is selected of the article */
  get selected() {
    const selection = document.getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    return range.intersectsNode(this) ? range : null;
  }

  offerSelection() {
    const range = this.selected;
    if (this.pressed || !range) return;
    if (this.isQuiet) return this.wait(this.quietUntil - performance.now());
    const span = spanOfRange(this, range);
    if (span && !same(span, this.chosen)) this.choose(span);
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const { target } = event;
    if (!(target instanceof Element) || event.button !== 0) return;
    if (this.selected) {
      const [x, y] = this.pressedAt;
      const selects = event.detail > 1 || Math.hypot(event.clientX - x, event.clientY - y) > 3;
      if (selects && target.closest("mark")) event.preventDefault();
      if (selects) return;
      // What was selected before this click; browsers let go of it now or a little later.
      document.getSelection()?.removeAllRanges();
    }
    if (event.defaultPrevented || this.isQuiet || target.closest(PRESSABLE)) return;
    const span = sentenceAtPoint(this, event.clientX, event.clientY);
    if (!span || same(span, this.chosen)) this.palette?.close();
    else if (event.detail < 2) this.choose(span);
  }

  /** @param {Span} span */
  choose(span) {
    const range = rangeOfSpan(this, span);
    if (!range || !this.palette) return;
    this.chosen = span;
    this.highlight(range);
    this.palette.open(span, range);
  }

  /** @param {CustomEvent<{ tagged: boolean, goesOn: boolean }>} event */
  closed(event) {
    if (event.detail.tagged) {
      this.quietUntil = performance.now() + QUIET_FOR;
      document.getSelection()?.removeAllRanges();
    }
    if (event.detail.goesOn) return;
    this.chosen = null;
    this.highlight(null);
  }

  get isQuiet() {
    return performance.now() < this.quietUntil;
  }

  /** @param {Range | null} range */
  highlight(range) {
    if (!("highlights" in CSS)) return;
    if (range) CSS.highlights.set("sentence", new Highlight(range));
    else CSS.highlights.delete("sentence");
  }
}

/**
 * @param {Span} one
 * @param {Span | null} other
 * @returns {boolean}
 */
function same(one, other) {
  return one.start === other?.start && one.end === other.end;
}

customElements.define("annotated-article", AnnotatedArticle);
