/**
 * What is said once, and never again: how to tag, on the first page of an article, and what one's own
 * marks are, after the first tag. `first.js` has the former hidden before it is painted.
 */
import { tell } from "./toasts.js";

const MET = "met";
const TAGGED = "tagged";

/** @param {string} name */
function keep(name) {
  try {
    if (localStorage.getItem(name)) return false;
    localStorage.setItem(name, "1");
    return true;
  } catch {
    // A browser that keeps nothing would hear it again and again.
    return false;
  }
}

if (document.querySelector(".hint:not(.nothing)")) addEventListener("pagehide", () => keep(MET));
if (document.querySelector("mark.mine")) keep(TAGGED);
document.addEventListener("htmx:after:swap", () => {
  if (document.querySelector("annotated-article mark.mine") && keep(TAGGED)) tell("first");
});
