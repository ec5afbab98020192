/**
 * `<keep-draft data-key>`: keeps what is typed into its form in this browser until the server has
 * taken it, and says beside it when that did not work. An empty form gets it back; over something
 * else it is only offered. Each form has a number, and so have drafts: two tabs do not
 * overwrite each other, and what arrived without our knowing is not published twice.
 */
import { forgetDraft, names, read, write } from "./kept.js";
import { drop, idOf, unsent } from "./outbox.js";
import { words } from "./toasts.js";

class KeepDraft extends HTMLElement {
  /** @type {HTMLTextAreaElement | null} */
  area = null;
  /** What this form has kept or found. */
  last = "";
  gone = new AbortController();

  connectedCallback() {
    const { signal } = (this.gone = new AbortController());
    this.area = this.querySelector("textarea");
    this.addEventListener("input", () => this.typed(), { signal });
    this.addEventListener("htmx:after:request", (event) => this.answered(contextOf(event)), { signal });
    this.addEventListener("htmx:finally:request", (event) => this.failed(contextOf(event)), { signal });
    document.addEventListener("annotator:unsent", () => this.show(), { signal });
    const kept = names(this.name("")).map((name) => ({ number: name.split(" ").at(-1) ?? "", text: read(name) }));
    const { text: here } = this;
    const own = kept.findLast(({ text }) => !here || text === here);
    if (own) this.take(own);
    for (const other of kept) if (other !== own && other.text !== here) this.offer(other);
    this.show();
  }

  disconnectedCallback() {
    this.gone.abort();
  }

  /** @returns {HTMLFormElement | null} */
  get form() {
    return this.querySelector("form");
  }

  get fields() {
    return [...this.querySelectorAll("textarea, input:not([type=hidden])")].filter(
      (field) => field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement);
  }

  /** All that is typed in, as one text. */
  get text() {
    const filled = this.fields.filter((field) => field.value);
    return String(new URLSearchParams(filled.map((field) => [field.name, field.value])));
  }

  get number() {
    return this.querySelector("input[name=submission]")?.getAttribute("value") ?? "";
  }

  set number(number) {
    this.querySelector("input[name=submission]")?.setAttribute("value", number);
  }

  /**
   * Under which name a draft is kept: whose it is, what it is about, and its number.
   * @param {string} number
   */
  name(number) {
    const span = ["start", "end"].map((name) =>
      this.querySelector(`input[name=${name}]`)?.getAttribute("value") ?? "");
    return ["draft", words("who"), this.dataset.key, ...span, number].join(" ");
  }

  get waitsAs() {
    return this.form ? idOf(this.form.getAttribute("action") ?? "", new FormData(this.form)) : "";
  }

  /** @param {{ number: string, text: string }} draft */
  take({ number, text }) {
    const kept = new URLSearchParams(text);
    for (const field of this.fields) {
      field.value = kept.get(field.name) ?? "";
      const folded = field.value && field.closest("details");
      if (folded) folded.open = true;
    }
    this.last = text;
    this.number = number;
  }

  typed() {
    // What has changed is not sent by itself.
    drop(this.waitsAs);
    const kept = read(this.name(this.number));
    // Another tab goes on with the same draft: this one becomes a draft of its own.
    if (kept && kept !== this.last) this.number = crypto.randomUUID?.() ?? this.number;
    this.last = this.text;
    write(this.name(this.number), this.last);
    this.say("");
  }

  /** @param {HtmxContext} ctx */
  answered({ response, sourceElement, request }) {
    if ((response?.status ?? 400) >= 400 || sourceElement !== this.form) return;
    drop(this.waitsAs);
    // What was typed since, here or in another tab, has not been sent.
    const typed = this.fields.some((field) => request.body?.get(field.name) !== field.value);
    if (!typed && read(this.name(this.number)) === this.last) forgetDraft(this.number);
  }

  /** @param {HtmxContext} ctx whose text is empty where it is sent again */
  failed({ response, sourceElement, text, hx }) {
    if ((response?.status ?? 0) < 400 || sourceElement !== this.form || !text || hx?.redirect) return;
    const page = new DOMParser().parseFromString(text, "text/html");
    this.say(page.querySelector("[role=alert]")?.textContent || words("kept"));
  }

  /** Says so if it waits to be sent. */
  show() {
    const id = this.waitsAs;
    this.say(unsent().some((one) => one.id === id) ? words("waits") : "");
  }

  /** @param {string} text */
  say(text) {
    this.querySelector(".unsent")?.remove();
    if (!text) return;
    const notice = document.createElement("p");
    notice.className = "error unsent";
    notice.setAttribute("role", "alert");
    notice.textContent = text;
    this.querySelector(".actions")?.before(notice);
  }

  /** @param {{ number: string, text: string }} draft */
  offer(draft) {
    const notice = document.createElement("p");
    notice.className = "draft";
    notice.append(words("draft"), " ", button(words("draftUse"), () => {
      this.take(draft);
      notice.remove();
      this.area?.focus();
    }), " ", button(words("draftDrop"), () => {
      forgetDraft(draft.number);
      notice.remove();
      this.area?.focus();
    }));
    this.area?.before(notice);
  }
}

/**
 * @param {Event} event
 * @returns {HtmxContext}
 */
function contextOf(event) {
  return /** @type {CustomEvent<{ ctx: HtmxContext }>} */ (event).detail.ctx;
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

// What was sent by the page before, as by signing in.
for (const notice of document.querySelectorAll("#toasts [data-sent]")) {
  const number = notice.getAttribute("data-sent") ?? "";
  forgetDraft(number);
  for (const { id } of unsent()) if (id.endsWith(` ${number}`)) drop(id);
}

customElements.define("keep-draft", KeepDraft);
