/** Shows in the text and on buttons which tags wait to be sent. */
import { unsent } from "./outbox.js";
import { rangeOfSpan } from "./text/selections.js";

function show() {
  const box = unsent().map(({ url, body }) => ({ url, fields: new URLSearchParams(body) }));
  for (const button of document.querySelectorAll("button[name=label][formaction]")) {
    const waits = box.some(({ url, fields }) => url === button.getAttribute("formaction")
      && fields.get("label") === button.getAttribute("value"));
    button.toggleAttribute("data-unsent", waits);
  }
  const article = document.querySelector("annotated-article");
  if (!article || !("highlights" in CSS)) return;
  const here = article.querySelector("[data-tag-url]")?.getAttribute("data-tag-url");
  const tags = box.filter(({ fields }) => fields.has("label"));
  const ranges = tags.flatMap(({ url, fields }) => url === here
    ? rangeOfSpan(article, { start: Number(fields.get("start")), end: Number(fields.get("end")) }) ?? []
    : marksOf(article, /\/passages\/(\d+)\/tag/.exec(url)?.[1]));
  CSS.highlights.set("unsent", new Highlight(...ranges));
}

/**
 * @param {Element} article
 * @param {string | undefined} id a passage’s
 * @returns {Range[]}
 */
function marksOf(article, id) {
  if (!id) return [];
  return [...article.querySelectorAll(`mark[data-passages~="${id}"]`)].map((mark) => {
    const range = document.createRange();
    range.selectNodeContents(mark);
    return range;
  });
}

for (const type of ["annotator:unsent", "htmx:after:swap"]) document.addEventListener(type, show);
if (unsent().length) show();
