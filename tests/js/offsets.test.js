/** Selections against the golden cases: `node --test tests/js/*.test.js`. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { codePoints, sentenceAt, spanOf, toUnits } from "../../static/js/text/offsets.js";

const path = new URL("../../fixtures/cases/offsets.json", import.meta.url);
const cases = JSON.parse(readFileSync(path, "utf8"));

for (const { why, language, text, blocks, from, to, expected } of cases.selections) {
  test(`selection: ${why}`, () => {
    const points = [...text];
    const pieces = blocks
      .slice(from[0], to[0] + 1)
      .map(([start, end]) => ({ start, text: points.slice(start, end).join("") }));

    const span = spanOf(pieces, from[1], to[1], language);

    assert.deepEqual(span, expected);
    if (span) assert.equal(points.slice(span.start, span.end).join(""), span.exact);
  });
}

for (const { why, bounds, at, expected } of cases.sentences) {
  test(`sentence: ${why}`, () => {
    assert.deepEqual(sentenceAt(bounds, at), expected);
  });
}

for (const { text, units, points } of cases.counts) {
  test(`“${text}” has ${points} code points in ${units} units`, () => {
    assert.equal(text.length, units);
    assert.equal(codePoints(text), points);
    assert.equal(toUnits(text, points), units);
  });
}

test("an offset behind the end of a text is its end", () => {
  assert.equal(toUnits("a🦊", 9), 3);
});
