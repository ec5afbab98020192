/** How does the text stay in sight when something opens at the bottom of the window? */

/**
 * Scrolls so that what stands at the bottom of the window does not cover `box`.
 * @param {DOMRect | undefined} box
 * @param {HTMLElement} cover
 */
export function uncover(box, cover) {
  if (!box) return;
  const hidden = box.bottom + 12 - cover.getBoundingClientRect().top;
  // No further than the words’ own top edge.
  if (hidden > 0) window.scrollBy({ top: Math.min(hidden, Math.max(0, box.top - 12)) });
}
