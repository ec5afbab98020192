/**
 * `<keep-draft data-key>`: keeps what is typed into its textarea in this browser until the server
 * has taken it. An empty form gets it back; over other text it is only offered.
 */
import { words } from "./toasts.js";

class KeepDraft extends HTMLElement {
  /** @type {HTMLTextAreaElement | null} */
  area = null;

  connectedCallback() {
    this.area = this.querySelector("textarea");
    this.addEventListener("input", this);
    this.addEventListener("htmx:after:request", this);
    const kept = read(this.key);
    if (!this.area || !kept || kept === this.area.value) return;
    if (this.area.value === "") this.area.value = kept;
    else this.offer(this.area, kept);
  }

  disconnectedCallback() {
    this.removeEventListener("input", this);
    this.removeEventListener("htmx:after:request", this);
  }

  /** What the draft belongs to: the form’s address, and the words that a new comment is about. */
  get key() {
    const span = ["start", "end"].map((name) =>
      this.querySelector(`input[name=${name}]`)?.getAttribute("value") ?? "");
    return ["draft", this.dataset.key, ...span].join(" ");
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "input") {
      if (event.target === this.area) write(this.key, this.area?.value ?? "");
      return;
    }
    const { ctx } = /** @type {CustomEvent<{ ctx: HtmxContext }>} */ (event).detail;
    const taken = (ctx.response?.status ?? 400) < 400;
    if (taken && ctx.sourceElement instanceof HTMLFormElement) write(this.key, "");
  }

  /**
   * @param {HTMLTextAreaElement} area
   * @param {string} kept
   */
  offer(area, kept) {
    const notice = document.createElement("p");
    notice.className = "draft";
    notice.append(words("draft"), " ", button(words("draftUse"), () => {
      area.value = kept;
      notice.remove();
      area.focus();
    }), " ", button(words("draftDrop"), () => {
      write(this.key, "");
      notice.remove();
      area.focus();
    }));
    area.before(notice);
  }
}

/**
 * @param {string} text
 * @param {() => void} act
 * @returns {HTMLButtonElement}
 */
function button(text, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "link";
  element.textContent = text;
  element.addEventListener("click", act);
  return element;
}

/**
 * @param {string} key
 * @returns {string} empty where nothing is kept, or nothing can be
 */
function read(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/**
 * @param {string} key
 * @param {string} text
 */
function write(key, text) {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing loses no more than it would have without this.
  }
}

customElements.define("keep-draft", KeepDraft);
