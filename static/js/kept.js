/** What does this browser keep? Texts under names; those of drafts end with the number of their form. */

/**
 * @param {string} name
 * @returns {string} empty where nothing is kept, or nothing can be
 */
export function read(name) {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

/**
 * @param {string} name
 * @param {string} text empty to keep nothing
 */
export function write(name, text) {
  try {
    if (text) localStorage.setItem(name, text);
    else localStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing loses no more than it would have without this.
  }
}

/**
 * @param {string} prefix
 * @returns {string[]} the names that begin so
 */
export function names(prefix) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}

/**
 * Drops the draft of a form that the server has taken.
 * @param {string} number
 */
export function forgetDraft(number) {
  for (const name of names("draft ")) if (name.endsWith(` ${number}`)) write(name, "");
}
