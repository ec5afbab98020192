/**
 * `<new-look>`: comes with the answer to a press. It gives the pieces of the passage’s mark their new
 * looks, and goes. The first of the passages over a piece, the shortest, gives it its looks. One’s own
 * label shows on it by the first that one has labelled, which `data-own` of the piece tells.
 */
class NewLook extends HTMLElement {
  connectedCallback() {
    const { passage = "", classes = "", own = "", told = "" } = this.dataset;
    for (const mark of document.querySelectorAll(`annotated-article mark[data-passages~="${passage}"]`)) {
      const ids = mark.getAttribute("data-passages")?.split(" ") ?? [];
      const place = ids.indexOf(passage);
      const labelled = ids.indexOf(mark.getAttribute("data-own") ?? "");
      if (place === 0) mark.className = `${classes} ${own}`.trim();
      else if (labelled < 0 || labelled >= place) {
        mark.classList.remove(...[...mark.classList].filter((name) => name.startsWith("mine")));
        mark.classList.add(...own.split(" "));
      } else continue;
      if (ids.length > 1) mark.setAttribute("data-own", passage);
      if (place === 0) mark.querySelector(":scope > a:not([tabindex])")?.setAttribute("aria-description", told);
    }
    this.remove();
  }
}

customElements.define("new-look", NewLook);
