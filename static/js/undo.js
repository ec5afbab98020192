/**
 * `u` undoes what one did last here: it presses the button that the page has for it. While an act is
 * on its way that button still means the one before; the key then waits for the answer.
 */
import { isForPage } from "./keys.js";
import { tell } from "./toasts.js";

/** @type {Set<HtmxContext>} */
const underWay = new Set();
let waiting = 0;

document.addEventListener("keydown", (event) => {
  if (event.key !== "u" || event.repeat || !isForPage(event) || !document.getElementById("undo")) return;
  event.preventDefault();
  if (underWay.size) waiting += 1;
  else press();
});

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (ctx.request.method !== "GET") underWay.add(ctx);
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (!underWay.delete(ctx) || underWay.size || !waiting) return;
  waiting -= 1;
  // Not before htmx is done with the request: it would take the press for one of its own.
  queueMicrotask(press);
});

function press() {
  const button = document.getElementById("undo")?.querySelector("button");
  if (button) button.click();
  else tell("nothing");
}
