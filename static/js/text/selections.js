/**
 * Where in the page does a selection lie, and where is a span of the text? Between DOM ranges and
 * the blocks’ texts; the counting is `offsets.js`.
 */
import { codePoints, join, sentenceAt, sentences, spanOf, toUnits } from "./offsets.js";

const BLOCK = ".block-text[data-start]";

/** @typedef {import("./offsets.js").Span} Span */

/**
 * @param {Element} block
 * @returns {import("./offsets.js").Piece}
 */
function piece(block) {
  return { start: Number(block.getAttribute("data-start")), text: block.textContent ?? "" };
}

/**
 * How many units of a block’s text stand before a place in it.
 * @param {Element} block
 * @param {Node} node
 * @param {number} offset
 * @returns {number}
 */
function unitsBefore(block, node, offset) {
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/**
 * The words that a range covers. Edges outside of the text move to the next block inside.
 * @param {Element} article
 * @param {Range} range
 * @returns {Span | null} null if it covers no words of the article
 */
export function spanOfRange(article, range) {
  const blocks = [...article.querySelectorAll(BLOCK)].filter((block) => range.intersectsNode(block));
  const first = blocks[0];
  const last = blocks.at(-1);
  if (!first || !last) return null;
  const from = first.contains(range.startContainer)
    ? unitsBefore(first, range.startContainer, range.startOffset)
    : 0;
  const to = last.contains(range.endContainer)
    ? unitsBefore(last, range.endContainer, range.endOffset)
    : (last.textContent ?? "").length;
  return spanOf(blocks.map(piece), from, to, language(article));
}

/**
 * The sentence under a point of the window.
 * @param {Element} article
 * @param {number} x
 * @param {number} y
 * @returns {Span | null} null where there is no text close by
 */
export function sentenceAtPoint(article, x, y) {
  const caret = document.caretPositionFromPoint
    ? document.caretPositionFromPoint(x, y)
    : oldCaret(document.caretRangeFromPoint(x, y));
  const node = caret?.offsetNode;
  const block = (node instanceof Element ? node : node?.parentElement)?.closest(BLOCK);
  if (!caret || !node || !block || !article.contains(block)) return null;
  const { start, text } = piece(block);
  const at = codePoints(text.slice(0, unitsBefore(block, node, caret.offset)));
  const bounds = sentenceAt(block.getAttribute("data-sentences") ?? "", at);
  if (!bounds) return null;
  const exact = text.slice(toUnits(text, bounds[0]), toUnits(text, bounds[1]));
  const span = { start: start + bounds[0], end: start + bounds[1], exact };
  const range = rangeOfSpan(article, span);
  // The empty end of a line belongs to nobody: a click there is a click beside the text.
  const near = range && [...range.getClientRects()].some(
    (box) => x > box.left - 6 && x < box.right + 6 && y > box.top - 6 && y < box.bottom + 6,
  );
  return near ? span : null;
}

/**
 * The bounds of all sentences that the page shows, in order.
 * @param {Element} article
 * @returns {{ start: number, end: number }[]}
 */
export function sentencesOf(article) {
  return [...article.querySelectorAll(BLOCK)].flatMap((block) => {
    const at = Number(block.getAttribute("data-start"));
    const bounds = sentences(block.getAttribute("data-sentences") ?? "");
    return bounds.map(([start, end]) => ({ start: at + start, end: at + end }));
  });
}

/**
 * The words between two offsets of the canonical text.
 * @param {Element} article
 * @param {number} start
 * @param {number} end
 * @returns {Span}
 */
export function spanBetween(article, start, end) {
  const touched = [...article.querySelectorAll(BLOCK)].map(piece)
    .filter((one) => one.start < end && one.start + codePoints(one.text) > start);
  const { text } = join(touched);
  const from = touched[0]?.start ?? 0;
  return { start, end, exact: text.slice(toUnits(text, start - from), toUnits(text, end - from)) };
}

/**
 * @param {Range | null} range
 * @returns {{ offsetNode: Node, offset: number } | null}
 */
function oldCaret(range) {
  return range && { offsetNode: range.startContainer, offset: range.startOffset };
}

/**
 * Where a span stands in the page.
 * @param {Element} article
 * @param {Pick<Span, "start" | "end">} span
 * @returns {Range | null} null if the page does not show it
 */
export function rangeOfSpan(article, span) {
  const range = document.createRange();
  let begun = false;
  for (const block of article.querySelectorAll(BLOCK)) {
    const { start, text } = piece(block);
    const end = start + codePoints(text);
    if (!begun && span.start < end) {
      range.setStart(...placeOf(block, toUnits(text, span.start - start)));
      begun = true;
    }
    if (begun && span.end <= end) {
      range.setEnd(...placeOf(block, toUnits(text, span.end - start)));
      return range;
    }
  }
  return null;
}

/**
 * @param {Element} block
 * @param {number} units
 * @returns {[Node, number]}
 */
function placeOf(block, units) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = (node.nodeValue ?? "").length;
    if (units <= length) return [node, units];
    units -= length;
  }
  return [block, block.childNodes.length];
}

/**
 * @param {Element} article
 * @returns {string}
 */
export function language(article) {
  return article.closest("[lang]")?.getAttribute("lang") || "en";
}
