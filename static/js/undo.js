/** `u` undoes what one did last here: it presses the button that the page has for it. */
import { isForPage } from "./keys.js";
import { tell } from "./toasts.js";

document.addEventListener("keydown", (event) => {
  if (event.key !== "u" || event.repeat || !isForPage(event)) return;
  const line = document.getElementById("undo");
  const button = line?.querySelector("button");
  if (!line) return;
  event.preventDefault();
  if (button) button.click();
  else tell("nothing");
});
