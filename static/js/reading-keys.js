/**
 * The keys for reading: from sentence to sentence, from passage to passage, and what keys there are.
 * The palette has its own while it is open, and `m` is `reading-look.js`.
 */
import { isForPage } from "./keys.js";
import { passagePanel } from "./passage-panel.js";

/** @typedef {import("./annotated-article.js").AnnotatedArticle} AnnotatedArticle */

const LABELS = ["1", "2", "3"];

/** @type {Record<string, (article: AnnotatedArticle) => void>} */
const KEYS = {
  j: (article) => article.step(1),
  k: (article) => article.step(-1),
  J: (article) => article.stretch(1),
  K: (article) => article.stretch(-1),
  n: () => visit(1),
  p: () => visit(-1),
};

document.addEventListener("keydown", (event) => {
  if (!isForPage(event)) return;
  const article = /** @type {AnnotatedArticle | null} */ (document.querySelector("annotated-article"));
  if (event.key === "?") showKeys();
  else if (article && Object.hasOwn(KEYS, event.key)) KEYS[event.key]?.(article);
  else if (!article || !pressOnCard(event)) return;
  event.preventDefault();
});

document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest(".keys-open")) showKeys();
});

function showKeys() {
  const dialog = document.getElementById("keys");
  if (dialog instanceof HTMLDialogElement) dialog.showModal();
}

/**
 * Goes to the next or the previous passage; an open card goes along.
 * @param {1 | -1} by
 */
function visit(by) {
  const panel = passagePanel();
  const links = firstPieces();
  const held = document.activeElement?.closest("mark") ?? panel?.pieces[0] ?? null;
  const link = by > 0 ? links.find((one) => isAfter(one, held)) : links.findLast((one) => isBefore(one, held));
  if (!link) return;
  link.scrollIntoView({ block: "center" });
  if (panel?.isOpen) panel.open(link.href, link);
  else link.focus({ preventScroll: true });
}

/** @returns {HTMLAnchorElement[]} a link a passage, where it begins, in the order of the text */
function firstPieces() {
  const seen = new Set();
  /** @type {HTMLAnchorElement[]} */
  const links = [];
  for (const mark of document.querySelectorAll("annotated-article mark[data-passages]:not(.set-aside)")) {
    const fresh = (mark.getAttribute("data-passages") ?? "").split(" ").filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    const link = mark.querySelector("a");
    if (fresh.length && link) links.push(link);
  }
  return links;
}

/**
 * @param {Element} link
 * @param {Element | null} held without one, the window's upper edge counts
 */
function isAfter(link, held) {
  if (!held) return link.getBoundingClientRect().top > 0;
  return !held.contains(link) && Boolean(held.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/**
 * @param {Element} link
 * @param {Element | null} held
 */
function isBefore(link, held) {
  if (!held) return link.getBoundingClientRect().bottom < 0;
  return !held.contains(link) && Boolean(held.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_PRECEDING);
}

/**
 * Tags the passage whose card is open, or begins to write about it.
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key meant that
 */
function pressOnCard({ key, repeat }) {
  const card = passagePanel()?.isOpen ? passagePanel()?.card : null;
  if (!card || repeat) return false;
  const pressed = card.querySelectorAll("button[name=label]")[LABELS.indexOf(key)];
  const area = key === "c" ? card.querySelector("textarea") : null;
  if (pressed instanceof HTMLElement) pressed.click();
  area?.focus();
  return pressed !== undefined || area !== null;
}
