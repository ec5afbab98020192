/**
 * Which words of the canonical text does a selection mean? Pure functions on strings.
 *
 * Browsers count UTF-16 units, the canonical text counts code points: this is the border between
 * the two. Where a selection lies in the page is `selections.js`.
 */

/**
 * A block's text, or all that the page shows of it.
 * @typedef {{ start: number, text: string }} Piece `start` in code points of the canonical text
 */

/** @typedef {{ start: number, end: number, exact: string }} Span offsets in code points */

const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]$/i;
const MEETS_WORD = /^[\p{L}\p{N}\p{M}]/u;

/**
 * How many code points a text has.
 * @param {string} text
 * @returns {number}
 */
export function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * Where code point number `points` of `text` begins, in UTF-16 units.
 * @param {string} text
 * @param {number} points
 * @returns {number} at most the length of `text`
 */
export function toUnits(text, points) {
  let units = 0;
  while (points > 0 && units < text.length) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
    points -= 1;
  }
  return units;
}

/**
 * Puts blocks that follow each other together as the canonical text has them: what stands between
 * two blocks is not in the page, but their starts tell how many line breaks there are.
 * @param {readonly Piece[]} pieces in the order of the text
 * @returns {{ text: string, offsets: number[] }} `offsets`: where each piece begins, in units
 */
export function join(pieces) {
  let text = "";
  let end = pieces[0]?.start ?? 0;
  const offsets = [];
  for (const piece of pieces) {
    text += "\n".repeat(Math.max(0, piece.start - end));
    offsets.push(text.length);
    text += piece.text;
    end = piece.start + codePoints(piece.text);
  }
  return { text, offsets };
}

/**
 * A selection as whole words without white space around them.
 * @param {string} text
 * @param {number} from in units
 * @param {number} to in units
 * @param {string} language decides where words end
 * @returns {[number, number] | null} in units; null if there is no word or sign in it
 */
export function snap(text, from, to, language) {
  [from, to] = trim(text, from, to);
  if (from >= to) return null;
  const words = new Intl.Segmenter(language, { granularity: "word" }).segment(text);
  const first = words.containing(from);
  const last = words.containing(to - 1);
  if (!first || !last) return null;
  const start = first.index + elided(first.segment, from - first.index, language);
  let end = last.index + last.segment.length;
  const cut = elided(last.segment, to - last.index, language);
  if (cut && last.index + cut >= to) end = last.index + cut;
  return trim(text, start, end);
}

/**
 * The bounds without white space at the edges; no-break spaces count as white space.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @returns {[number, number]}
 */
function trim(text, from, to) {
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return [from, to];
}

/**
 * How much of a French word is an elided one (“l’” of “l’homme”) that ends at or before `at`:
 * the word after it is a word by itself.
 * @param {string} word
 * @param {number} at in units
 * @param {string} language
 * @returns {number} in units; 0 if nothing is elided or `at` lies in it
 */
function elided(word, at, language) {
  const apostrophe = word.search(/['’]/) + 1;
  if (!language.startsWith("fr") || !apostrophe || at < apostrophe) return 0;
  const elides = ELISION.test(word.slice(0, apostrophe)) && MEETS_WORD.test(word.slice(apostrophe));
  return elides ? apostrophe : 0;
}

/**
 * What a selection means in the canonical text.
 * @param {readonly Piece[]} pieces the blocks that it touches
 * @param {number} from where it begins in the first of them, in units
 * @param {number} to where it ends in the last of them, in units
 * @param {string} language
 * @returns {Span | null} null if there are no words in it
 */
export function spanOf(pieces, from, to, language) {
  const { text, offsets } = join(pieces);
  const bounds = snap(text, from, (offsets.at(-1) ?? 0) + to, language);
  if (!bounds) return null;
  const exact = text.slice(...bounds);
  const start = (pieces[0]?.start ?? 0) + codePoints(text.slice(0, bounds[0]));
  return { start, end: start + codePoints(exact), exact };
}

/**
 * The sentences of a block, from what the page says of them (“0-45 46-120”).
 * @param {string} bounds in code points from the block’s start on
 * @returns {[number, number][]}
 */
export function sentences(bounds) {
  return Array.from(bounds.matchAll(/(\d+)-(\d+)/g), ([, start, end]) => [Number(start), Number(end)]);
}

/**
 * The sentence at an offset; between two it is the one before.
 * @param {string} bounds as for `sentences`
 * @param {number} at in code points from the block’s start on
 * @returns {[number, number] | null} null if the block has no sentence
 */
export function sentenceAt(bounds, at) {
  const all = sentences(bounds);
  return all.findLast(([start]) => start <= at) ?? all[0] ?? null;
}
