/** Is a key meant for the page, and not for something that is typed into or lies over it? */

const TYPED_INTO = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

/**
 * @param {KeyboardEvent} event
 * @returns {boolean}
 */
export function isForPage(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return false;
  return document.querySelector("dialog[open], :popover-open") === null;
}
