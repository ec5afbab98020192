/**
 * Tags and comments that could not be sent: kept in this browser, and sent when the line is back,
 * also after a reload. The server takes each of them twice without harm. `annotator:unsent` says
 * that something was added or has gone; what waits is shown by `unsent-tags.js` and `keep-draft.js`.
 */
import { forgetDraft, read, write } from "./kept.js";
import { renewToken, token } from "./token.js";
import { say, tell, words } from "./toasts.js";

/** @typedef {{ id: string, url: string, body: string, who: string }} Unsent */

const BOX = "outbox";
const KEEPS = ".tagger button[name=label], .palette button[name=label], .comment-form";
const AGAIN_AFTER = 15_000;
const PATIENCE = 20_000;
// Of what was not taken, in UTF-16 units.
const TOLD = 80;
// Answers that say nothing about what was sent.
const TOO_MANY = 429;
const PASSING = [408, 425, TOO_MANY, 502, 503, 504];
const OF_A_CARD = /<hx-partial hx-target="#card"[^]*?<\/hx-partial>/;

/** @type {number | undefined} */
let timer;
/** The server asked to be left alone until then. */
let notBefore = 0;
let busy = false;

/** @returns {Unsent[]} the oldest first */
export function unsent() {
  try {
    return JSON.parse(read(BOX) || "[]");
  } catch {
    return [];
  }
}

/**
 * What two acts have in common of which the later one stands.
 * @param {string} url
 * @param {FormData | URLSearchParams} fields
 */
export function idOf(url, fields) {
  return [url, ...["start", "end", "submission"].map((name) => fields.get(name) ?? "")].join(" ");
}

/** @param {Unsent[]} box */
function save(box) {
  write(BOX, box.length ? JSON.stringify(box) : "");
  document.dispatchEvent(new CustomEvent("annotator:unsent"));
}

/** @param {string} id */
export function drop(id) {
  const box = unsent();
  const left = box.filter((one) => one.id !== id);
  if (left.length < box.length) save(left);
}

/**
 * Keeps what a request should have sent.
 * @param {HtmxContext} ctx
 * @returns {boolean} false for what cannot be kept, or had an answer that means something
 */
export function keep({ sourceElement, request, response }) {
  const passes = !response || PASSING.includes(response.status);
  if (!passes || request.method !== "POST" || !request.body || !sourceElement.matches(KEEPS)) return false;
  const fields = new URLSearchParams(/** @type {URLSearchParams} */ (request.body));
  fields.delete("csrfmiddlewaretoken");
  const id = idOf(request.action, fields);
  const body = String(fields);
  const before = unsent().find((one) => one.id === id);
  const others = unsent().filter((one) => one.id !== id);
  // A tag that is given a second time is taken back.
  const back = fields.has("label") && fields.get("label") === new URLSearchParams(before?.body).get("label");
  save(back ? others : [...others, { id, url: request.action, body, who: words("who") }]);
  heed(response);
  if (fields.has("label")) tell(back ? "untag" : notBefore > Date.now() ? "slow" : "queued");
  sourceElement.dispatchEvent(new CustomEvent("annotator:kept", { bubbles: true }));
  wait();
  return true;
}

/** @param {{ status: number, headers: Headers } | null | undefined} answer */
function heed(answer) {
  if (answer?.status === TOO_MANY) notBefore = Date.now() + 1000 * Number(answer.headers.get("Retry-After"));
}

function wait() {
  clearTimeout(timer);
  if (unsent().length) timer = setTimeout(send, notBefore > Date.now() ? notBefore - Date.now() : AGAIN_AFTER);
}

/** Sends what waits, one tab at a time; stops where the line is still down. */
async function send() {
  if (busy || !unsent().length || Date.now() < notBefore) return;
  busy = true;
  const locks = navigator.locks;
  if (locks) await locks.request(BOX, { ifAvailable: true }, (lock) => lock && sendAll());
  else await sendAll();
  busy = false;
  wait();
}

async function sendAll() {
  let sent = 0;
  for (const one of unsent()) {
    // Somebody else has signed in here since.
    if (one.who && words("who") && one.who !== words("who")) continue;
    const answer = await post(one);
    heed(answer);
    if (!answer || PASSING.includes(answer.status)) break;
    if (answer.status === 401) {
      askToSignIn(answer.headers.get("HX-Redirect") ?? "");
      break;
    }
    const fields = new URLSearchParams(one.body);
    drop(one.id);
    if (answer.ok) {
      sent += 1;
      forgetDraft(fields.get("submission") ?? "-");
    } else say("refused", (fields.get("body") ?? fields.get("exact") ?? "").slice(0, TOLD));
    draw(answer.text, fields.get("submission"));
  }
  if (sent) tell("sent");
}

/**
 * @param {Unsent} one
 * @returns {Promise<{ status: number, ok: boolean, headers: Headers, text: string } | null>} null without a line
 */
async function post(one, again = true) {
  try {
    const response = await fetch(one.url, {
      method: "POST",
      body: new URLSearchParams(one.body),
      headers: { "HX-Request": "true", "X-CSRFToken": token() },
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { status, ok, headers } = response;
    const text = await response.text();
    return renewToken(headers) && again ? await post(one, false) : { status, ok, headers, text };
  } catch {
    return null;
  }
}

/**
 * Shows in the page what an answer says, but no card over another one.
 * @param {string} text
 * @param {string | null} number of the form that was sent
 */
function draw(text, number) {
  const here = number && document.querySelector(`input[name=submission][value="${CSS.escape(number)}"]`);
  const shown = here ? text : text.replace(OF_A_CARD, "");
  if (!shown.includes("<hx-partial")) return;
  const { body } = document;
  void htmx.swap({ text: shown, swap: "none", sourceElement: body, target: body });
}

/** @param {string} address */
function askToSignIn(address) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = words("signIn");
  say("", link);
}

// Not before other modules have dropped what the server took while the page was away.
for (const type of ["online", "pageshow"]) addEventListener(type, send);
document.addEventListener("visibilitychange", () => document.hidden || void send());
addEventListener("storage", (event) => {
  if (event.key === BOX) document.dispatchEvent(new CustomEvent("annotator:unsent"));
});
