/** `<here-in-contents>`: says in the list of contents which section is being read. */
class HereInContents extends HTMLElement {
  /** @type {IntersectionObserver | undefined} */
  observer;

  connectedCallback() {
    const links = [...this.querySelectorAll("a")];
    const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
    // A heading counts from when it has come into the upper third of the window, and for good: one
    // that is jumped over is never seen.
    this.observer = new IntersectionObserver(() => {
      const edge = window.innerHeight / 3;
      const here = headings.findLastIndex((heading) => (heading?.getBoundingClientRect().top ?? edge) < edge);
      links.forEach((link, index) => {
        if (index === here) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    }, { rootMargin: "9999999px 0px -66% 0px" });
    for (const heading of headings) if (heading) this.observer.observe(heading);
  }

  disconnectedCallback() {
    this.observer?.disconnect();
  }
}

customElements.define("here-in-contents", HereInContents);
