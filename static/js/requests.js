/**
 * What htmx does not do by itself: send the pressed button’s own name and value, refuse the second
 * half of a double click, say so when a request fails, and tell the address of a search while it is
 * typed. What may be sent later is `outbox.js`.
 */
import { keep } from "./outbox.js";
import { renewToken, token } from "./token.js";
import { say } from "./toasts.js";

const PRESSES_ONCE = ".tagger button, .palette button[name=label], .helpful button, .undo button, .toast button";
const RENEWS_AGAIN_AFTER = 5_000;
// Stands in the forms of whoever is not signed in.
const NONE = "none";
let renewedAt = -Infinity;

document.addEventListener("htmx:config:request", (event) => {
  const { sourceElement, request } = event.detail.ctx;
  // htmx sends the form of a button that it listens to, but not the button.
  if (sourceElement instanceof HTMLButtonElement && sourceElement.name) {
    request.body?.set(sourceElement.name, sourceElement.value);
    // Sent again, it is known to be the same press.
    request.body?.set("key", crypto.randomUUID?.() ?? "");
    // What is drawn anew in the card that is open, if that is the passage's.
    request.body?.set("card", document.getElementById("card")?.dataset.passage ?? "");
  }
});

// The first click has put the tag; the second of a double click would take it back.
document.addEventListener("click", (event) => {
  if (event.detail > 1 && pressesOnce(event)) refuse(event);
}, { capture: true });
document.addEventListener("keydown", (event) => {
  if (event.repeat && pressesOnce(event)) refuse(event);
}, { capture: true });

/** @param {Event} event */
function pressesOnce(event) {
  return event.target instanceof Element && event.target.closest(PRESSES_ONCE) !== null;
}

/** @param {Event} event */
function refuse(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

// Without an account a browser becomes a reader by the answer to its first act: what is pressed
// before that waits for it, lest it be taken for another reader’s.
let known = token() !== NONE;
/** @type {Promise<unknown>} */
let before = Promise.resolve();
document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  if (known || ctx.request.method === "GET") return;
  ctx.fetch = (address, request) => {
    const answer = before.then(() => fetch(address, request));
    before = answer.then(() => (known = true), () => {});
    return answer;
  };
});

// The network failed, or the answer did not come in time.
document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  if (!ctx?.response && !(ctx && keep(ctx))) say("offline");
});

// The server failed. What it says itself, in a partial or a form to put right, is shown as it is;
// a page of error, which knows nothing of where it would be put, is not.
document.addEventListener("htmx:response:error", (event) => {
  const { ctx } = event.detail;
  if (ctx.hx?.redirect || ctx.response?.status === 422) return;
  const settled = sentAgain(ctx) || keep(ctx);
  if (settled) ctx.text = "";
  if (!settled && ctx.text?.includes("<hx-partial")) return;
  ctx.swap = "none";
  if (!settled) say(ctx.response?.status === 404 ? "missing" : "failed");
});

/**
 * Sends the same once more where the answer brings the token that it lacked.
 * @param {HtmxContext} ctx
 * @returns {boolean}
 */
function sentAgain({ response, sourceElement, request }) {
  const now = performance.now();
  if (!renewToken(response?.headers) || now - renewedAt < RENEWS_AGAIN_AFTER) return false;
  renewedAt = now;
  if (sourceElement instanceof HTMLFormElement) sourceElement.requestSubmit(request.submitter);
  else if (sourceElement instanceof HTMLElement) sourceElement.click();
  return true;
}

// While somebody types a search its address is that of what is found: one comes back to that.
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  const field = ctx?.sourceElement;
  if (!(field instanceof HTMLInputElement) || field.type !== "search" || !field.form) return;
  const asked = [...new FormData(field.form)].filter(([, value]) => value);
  // @ts-expect-error what fields of text hold is text
  history.replaceState(history.state, "", `?${new URLSearchParams(asked)}`);
});
