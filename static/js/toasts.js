/**
 * Notices that show for a while. They stay in the page after that, for screen readers to find.
 * Most come from the server, as messages or with an answer; `say` adds our own, whose words are in
 * the page (`#words`), in its language.
 */
const SECONDS = { "": 7, error: 14 };
const KEPT = 5;

/**
 * Words of the page’s language.
 * @param {string} name
 * @returns {string}
 */
export function words(name) {
  return document.getElementById("words")?.dataset[name] ?? "";
}

/**
 * Shows a notice that something went wrong.
 * @param {string} name which words
 * @param {string | Element} more what follows them
 */
export function say(name, more = "") {
  const toast = document.createElement("p");
  toast.className = "toast error";
  toast.setAttribute("role", "alert");
  toast.append(words(name), " ", more);
  document.getElementById("toasts")?.append(toast);
}

/**
 * Shows a notice of what has just been done.
 * @param {string} name which words
 */
export function tell(name) {
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.textContent = words(name);
  document.getElementById("toasts")?.append(toast);
}

/** @param {HTMLElement} toast */
function show(toast) {
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.setAttribute("aria-label", words("close"));
  close.textContent = "×";
  close.addEventListener("click", () => toast.remove());
  toast.append(close);
  const seconds = SECONDS[toast.classList.contains("error") ? "error" : ""];
  let timer = setTimeout(pass, seconds * 1000);
  function pass() {
    // Not while somebody reads it.
    if (toast.matches(":hover, :focus-within")) timer = setTimeout(pass, 1000);
    else {
      for (const button of toast.querySelectorAll("button")) button.remove();
      toast.classList.add("past");
    }
  }
  close.addEventListener("click", () => clearTimeout(timer));
}

const list = document.getElementById("toasts");
if (list) {
  for (const toast of list.querySelectorAll("p")) show(toast);
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) if (node instanceof HTMLParagraphElement) show(node);
    }
    while (list.children.length > KEPT) list.firstElementChild?.remove();
  }).observe(list, { childList: true });
}
