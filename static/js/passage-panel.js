/**
 * `<passage-panel>`: a passage’s card beside the text. Links of marks, and those with `data-panel`,
 * open it here rather than on its own page; pressed with a modifier they stay links.
 */
import { drawnAgain } from "./mark-focus.js";
import { sentenceAtPoint } from "./text/selections.js";
import { uncover } from "./uncover.js";

/** @typedef {import("./text/offsets.js").Span} Span */

const BY_ADDRESS = /^#p(\d+)$/;
const OPENS = "mark > a, a[data-panel]";
// What may be pressed without closing the panel.
const BESIDE = "tag-palette, passage-map, #toasts, " + OPENS;

export class PassagePanel extends HTMLElement {
  /** @type {Element | null} */
  opener = null;
  /** The sentence where the mark was pressed. @type {Span | null} */
  sentence = null;
  /** What to show once the card has come: a selector, or nothing. @type {string | null} */
  coming = null;
  listening = new AbortController();

  connectedCallback() {
    const { signal } = (this.listening = new AbortController());
    document.addEventListener("click", (event) => this.clicked(event), { signal });
    document.addEventListener("htmx:after:swap", () => this.swapped(), { signal });
    // On the window: the palette, if it is open too, comes first.
    window.addEventListener("keydown", (event) => {
      // Nothing has the focus for a moment, while what had it is replaced by an answer.
      if (event.key === "Escape" && !event.defaultPrevented) this.close(this.hasFocus || document.activeElement === document.body);
    }, { signal });
    this.querySelector(".close")?.addEventListener("click", () => this.close(), { signal });
    this.instead?.addEventListener("click", () => this.chooseSentence(), { signal });
    window.addEventListener("hashchange", () => this.follow(), { signal });
    this.follow();
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  get isOpen() {
    return !this.hasAttribute("hidden");
  }

  /** @returns {HTMLElement | null} */
  get instead() {
    return this.querySelector("[data-sentence]");
  }

  /** @returns {HTMLElement | null} */
  get card() {
    return this.querySelector("#card");
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const { target } = event;
    if (!(target instanceof Element) || event.defaultPrevented) return;
    const link = target.closest(OPENS);
    if (link instanceof HTMLAnchorElement) {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const article = link.closest("mark") && link.closest("annotated-article");
      // Pressed by a key, a link says nothing of where.
      const at = event.detail ? { x: event.clientX, y: event.clientY } : middle(link);
      this.open(link.href, link, article ? sentenceAtPoint(article, at.x, at.y) : null);
    } else if (!event.composedPath().includes(this) && !target.closest(BESIDE) && !this.isWritten) {
      this.close();
    }
  }

  /** Opens the passage that the address leads to. */
  follow() {
    const id = BY_ADDRESS.exec(location.hash)?.[1];
    const mark = id && document.querySelector(`mark[data-passages~="${id}"]`);
    if (mark) this.open(`/passages/${id}/`, mark.querySelector("a"));
  }

  /** Whether there is a comment in it that has not been sent. */
  get isWritten() {
    const area = this.querySelector("textarea");
    return area !== null && area.value !== area.defaultValue;
  }

  /**
   * @param {string} url a page with a card; what stands behind the `#` is shown: `#comment`, to write
   * @param {Element | null} opener gets the focus back
   * @param {Span | null} sentence could be tagged instead
   */
  open(url, opener, sentence = null) {
    const target = this.querySelector("#panel-card");
    if (!target) return;
    if (opener && !this.contains(opener)) this.opener = opener;
    this.sentence = sentence;
    this.coming = new URL(url, location.href).hash;
    void htmx.ajax("GET", url, { target, select: "#card", swap: "innerHTML ignoreTitle:true" });
  }

  swapped() {
    const { card, coming } = this;
    if (card && coming !== null) {
      this.coming = null;
      this.toggleAttribute("hidden", false);
      this.scrollTop = 0;
      const words = card.querySelector(".card-words")?.textContent;
      if (this.instead) this.instead.hidden = !this.sentence || this.sentence.exact === words;
      card.tabIndex = -1;
      const aim = coming ? card.querySelector(coming) : null;
      const area = aim?.querySelector("textarea");
      if (aim instanceof HTMLElement && !area) {
        aim.tabIndex = -1;
        aim.setAttribute("aria-current", "true");
      }
      /** @type {HTMLElement} */ (area ?? aim ?? card).focus({ preventScroll: true });
      (area ?? aim)?.scrollIntoView({ block: "nearest" });
    } else if (card && this.isOpen && document.activeElement === document.body) {
      // What had the focus was replaced, perhaps by what was written in it.
      card.tabIndex = -1;
      /** @type {HTMLElement | null} */
      const written = card.querySelector(".note[aria-current]");
      (written ?? card).focus({ preventScroll: !written });
    }
    this.point(coming !== null);
  }

  /** @returns {Element[]} the pieces of the passage’s mark */
  get pieces() {
    const id = this.isOpen && this.card?.dataset.passage;
    return id ? [...document.querySelectorAll(`mark[data-passages~="${CSS.escape(id)}"]`)] : [];
  }

  /**
   * Shows in the text which passage the card is about.
   * @param {boolean} visibly also where the sheet would cover it
   */
  point(visibly = false) {
    for (const mark of document.querySelectorAll("mark[aria-current]")) mark.removeAttribute("aria-current");
    for (const mark of this.pieces) mark.setAttribute("aria-current", "true");
    const box = this.pieces[0]?.getBoundingClientRect();
    if (!visibly || !box || getComputedStyle(this).position !== "fixed") return;
    uncover(box, this);
  }

  get hasFocus() {
    return this.contains(document.activeElement);
  }

  /** @param {boolean} back whether the focus goes back to what opened it */
  close(back = this.hasFocus) {
    this.coming = null;
    if (!this.isOpen) return;
    const again = this.pieces[0]?.querySelector("a");
    this.toggleAttribute("hidden", true);
    this.point();
    this.querySelector("#panel-card")?.replaceChildren();
    const detail = { tagged: false, goesOn: false };
    this.dispatchEvent(new CustomEvent("annotator:closed", { detail, bubbles: true }));
    const opener = this.opener?.isConnected ? this.opener : (drawnAgain(this.opener) ?? again);
    if (back && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    this.opener = null;
  }

  chooseSentence() {
    const detail = this.sentence;
    this.close();
    if (detail) document.dispatchEvent(new CustomEvent("annotator:words", { detail }));
  }
}

/**
 * @param {Element} element
 * @returns {{ x: number, y: number }} the middle of its first line, in the window
 */
function middle(element) {
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** @returns {PassagePanel | null} the page’s panel */
export function passagePanel() {
  return document.querySelector("passage-panel");
}

customElements.define("passage-panel", PassagePanel);
