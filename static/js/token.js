/** The token that the server wants to see with every form: one for all forms of the page. */

const FIELD = "input[name=csrfmiddlewaretoken]";

/** @returns {string} */
export function token() {
  const field = document.querySelector(FIELD);
  return field instanceof HTMLInputElement ? field.value : "";
}

/**
 * Puts a new token into all forms, where an answer brings one: the old one ended with a sign-in.
 * @param {Headers | undefined} headers
 * @returns {boolean} whether it did
 */
export function renewToken(headers) {
  const fresh = headers?.get("X-CSRFToken");
  if (!fresh) return false;
  for (const field of document.querySelectorAll(FIELD)) field.setAttribute("value", fresh);
  return true;
}
