/**
 * `<annotated-article>`: which words does the reader mean? A click or tap on plain text means its
 * sentence, a selection means its words. They are shown without touching the page’s elements, and
 * offered to the palette. Clicks on marks are `passage-panel.js`.
 */
import { rangeOfSpan, sentenceAtPoint, sentencesOf, spanBetween, spanOfRange } from "./text/selections.js";

/** @typedef {import("./text/offsets.js").Span} Span */
/** @typedef {import("./tag-palette.js").TagPalette} TagPalette */

const PRESSABLE = "a, button, input, select, textarea, label, summary";
// What may be pressed without the palette’s closing.
const STAYS = "annotated-article, tag-palette, passage-panel, passage-map, #toasts";
const SETTLED_AFTER = 250;
// A second click of a double click may come after the palette has gone.
const QUIET_FOR = 500;

export class AnnotatedArticle extends HTMLElement {
  /** @type {Span | null} */
  chosen = null;
  /** What was chosen before it was stretched. @type {Span | null} */
  anchor = null;
  /** Where stepping goes on from, also once the palette has closed. */
  reached = -1;
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
    document.addEventListener("annotator:stretch", (event) => this.stretch(event.detail.by), { signal });
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

  /**
   * Chooses the next or the previous sentence; the first one in sight if none was chosen.
   * @param {1 | -1} by
   */
  step(by) {
    const all = sentencesOf(this);
    const from = this.chosen?.start ?? this.reached;
    const next = from < 0
      ? all.find((one) => (rangeOfSpan(this, one)?.getBoundingClientRect().top ?? -1) >= 0)
      : by > 0 ? all.find((one) => one.start > from) : all.findLast((one) => one.start < from);
    if (next) this.reveal(spanBetween(this, next.start, next.end));
  }

  /**
   * Adds the sentence after what is chosen or takes it away again, as with a selection: upwards it
   * first takes away what was added below.
   * @param {1 | -1} by
   */
  stretch(by) {
    const { chosen } = this;
    const anchor = this.anchor ?? chosen;
    if (!chosen || !anchor) return;
    const all = sentencesOf(this);
    let { start, end } = chosen;
    if (by > 0 && start < anchor.start) {
      start = all.find((one) => one.start > chosen.start)?.start ?? start;
    } else if (by > 0) {
      end = all.find((one) => one.end > chosen.end)?.end ?? end;
    } else if (end > anchor.end) {
      end = Math.max(anchor.end, all.findLast((one) => one.end < chosen.end)?.end ?? 0);
    } else {
      start = all.findLast((one) => one.start < chosen.start)?.start ?? start;
    }
    this.reveal(spanBetween(this, Math.min(start, anchor.start), Math.max(end, anchor.end)), anchor);
  }

  /**
   * Chooses words and brings them into sight.
   * @param {Span} span
   * @param {Span | null} anchor
   */
  reveal(span, anchor = null) {
    document.getSelection()?.removeAllRanges();
    const box = rangeOfSpan(this, span)?.getBoundingClientRect();
    const height = window.innerHeight;
    if (box && (box.top < 72 || box.bottom > height - 96)) {
      window.scrollBy({ top: box.top - height / 3, behavior: "instant" });
    }
    this.choose(span, anchor);
  }

  /**
   * @param {Span} span
   * @param {Span | null} anchor what it was stretched from
   */
  choose(span, anchor = null) {
    const range = rangeOfSpan(this, span);
    if (!range || !this.palette) return;
    this.chosen = span;
    this.anchor = anchor ?? span;
    this.reached = span.start;
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
