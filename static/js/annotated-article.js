/**
 * `<annotated-article>`: which words does the reader mean? A click or tap on plain text means its
 * sentence, a selection means its words. They are shown without touching the page’s elements, and
 * offered to the palette. Clicks on marks are `passage-panel.js`.
 */
import { rangeOfSpan, sentenceAtPoint, spanOfRange } from "./text/selections.js";

/** @typedef {import("./text/offsets.js").Span} Span */
/** @typedef {import("./tag-palette.js").TagPalette} TagPalette */

const PRESSABLE = "a, button, input, select, textarea, label, summary";
const SETTLED_AFTER = 250;
// A second click of a double click may come after the palette has gone.
const QUIET_FOR = 500;

class AnnotatedArticle extends HTMLElement {
  /** @type {Span | null} */
  chosen = null;
  /** @type {number | undefined} */
  timer;
  pressed = false;
  quietUntil = 0;
  listening = new AbortController();

  connectedCallback() {
    const { signal } = (this.listening = new AbortController());
    this.addEventListener("pointerdown", (event) => this.press(event), { signal });
    this.addEventListener("click", (event) => this.clicked(event), { signal });
    for (const type of ["pointerup", "pointercancel"]) {
      document.addEventListener(type, () => this.release(), { signal });
    }
    document.addEventListener("selectionchange", () => this.wait(SETTLED_AFTER), { signal });
    document.addEventListener("click", (event) => {
      if (!event.composedPath().some((node) => node === this || node === this.palette)) this.palette?.close();
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
    // Pressing a mark’s link and moving selects words, and does not carry the link away.
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link) link.draggable = false;
  }

  release() {
    this.pressed = false;
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
    if (this.pressed || !range || this.isQuiet) return;
    const span = spanOfRange(this, range);
    if (span && !same(span, this.chosen)) this.choose(span);
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const { target } = event;
    if (!(target instanceof Element) || event.button !== 0) return;
    if (this.selected) {
      if (target.closest("mark")) event.preventDefault();
      return;
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
