/**
 * The focus stays on a mark that is drawn anew, by an answer or by news: what had it is gone then,
 * and somebody who reads by keyboard would begin again at the top of the page.
 */

/** What had the focus last. @type {Element | null} */
let last = null;

document.addEventListener("focusin", ({ target }) => {
  last = target instanceof Element ? target : null;
});
// Whoever presses somewhere has left it.
document.addEventListener("pointerdown", () => {
  last = null;
}, { capture: true });
document.addEventListener("htmx:after:swap", () => {
  if (document.activeElement !== document.body) return;
  const again = last?.isConnected ? last : drawnAgain(last);
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
});

/**
 * @param {Element | null} link of a mark that was replaced
 * @returns {Element | null} the link in its place
 */
export function drawnAgain(link) {
  const ids = link?.closest("mark")?.getAttribute("data-passages");
  return ids ? document.querySelector(`mark[data-passages="${CSS.escape(ids)}"] > a`) : null;
}
