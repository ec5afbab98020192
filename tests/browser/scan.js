/**
 * What stands in a page that nothing of ours brings there? As the browser itself reads the page, which
 * is what counts. Answers what was found at each of `addresses`, where nothing runs, and its links;
 * without `addresses`, what was found in the page that is open.
 */
async (addresses) => {
  const LEADS = ["href", "xlink:href", "src", "srcset", "action", "formaction", "data", "poster", "background",
    "cite", "ping", "manifest", "hx-get", "hx-post", "hx-put", "hx-delete", "hx-patch"];
  const LOADS = new Set(["src", "srcset", "action", "formaction", "data", "poster", "background", "manifest",
    "hx-get", "hx-post", "hx-put", "hx-delete", "hx-patch"]);
  const FORBIDDEN = "iframe, frame, frameset, object, embed, applet, base, portal, math, template:not(#words), " +
    "meta[http-equiv]:not([content^=default-src]), img, video, audio, marquee, dialog:not(body > dialog), " +
    "svg :is(script, a, animate, set, use, image, foreignObject, style, handler)";
  // What comes from outside stands in these, and may have these attributes there.
  const FOREIGN = ".block-text, .note-body, .preview-text, .preview";
  const TAKEN = /^(class|data-(passages?|own|beside|kind|panel|id|tally|by|said|speaker|n|others)|href|id|lang|dir|rel|title|start|cite|datetime|tabindex|aria-[a-z]+|role|target|hreflang|type|value|reversed|colspan|rowspan|scope|headers)$/;

  function problems(page, address) {
    const found = [];
    for (const element of page.querySelectorAll(FORBIDDEN)) found.push(element.outerHTML.slice(0, 200));
    for (const script of page.querySelectorAll("script")) {
      const here = script.getAttribute("src")?.startsWith("/static/") && !script.textContent;
      if (!here && script.type !== "application/ld+json") found.push(script.outerHTML.slice(0, 200));
    }
    for (const style of page.querySelectorAll("style")) {
      if (!page.querySelector("meta[http-equiv]")) found.push(style.outerHTML.slice(0, 200));
    }
    for (const link of page.querySelectorAll("link:not([rel=canonical], [rel=alternate])")) {
      if (!link.getAttribute("href")?.startsWith("/static/")) found.push(link.outerHTML);
    }
    const ids = new Set();
    for (const element of page.querySelectorAll("*")) {
      if (element.id && ids.has(element.id)) found.push(`twice: #${element.id}`);
      ids.add(element.id);
      const foreign = element.parentElement?.closest(FOREIGN);
      for (const { name, value } of element.attributes) {
        const runs = name.startsWith("on") || name.startsWith("hx-on") || name === "style" || name === "srcdoc";
        if (runs || foreign && !TAKEN.test(name)) found.push(`${name} in ${element.outerHTML.slice(0, 200)}`);
        if (!LEADS.includes(name)) continue;
        const url = URL.parse(value, new URL(address, location.href));
        const elsewhere = LOADS.has(name) && url?.origin !== location.origin;
        if (elsewhere || url && !["http:", "https:", "mailto:"].includes(url.protocol)) found.push(`${name}=${value}`);
      }
    }
    return found;
  }

  if (!addresses) return problems(document, location.href);
  const answers = {};
  const left = [...addresses];
  async function work() {
    for (let address = left.shift(); address; address = left.shift()) {
      const answer = await fetch(address);
      const html = answer.headers.get("Content-Type")?.startsWith("text/html");
      const text = await answer.text();
      const page = new DOMParser().parseFromString(html ? text : "", "text/html");
      const links = [...page.querySelectorAll("a[href^='/']")].map((one) => one.getAttribute("href").split("#")[0]);
      answers[address] = {
        status: answer.status, found: problems(page, address), links, nosniff: answer.headers.get("X-Content-Type-Options"),
      };
    }
  }
  await Promise.all([1, 2, 3, 4].map(work));
  return answers;
}
