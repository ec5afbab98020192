/**
 * `<passage-map>`: where are the passages? Along the edge of the window, each as far down as it
 * stands in the page and in the lane of its label; pressing one goes there and opens it. A picture
 * only: the list of passages says the same in words.
 */
import { passagePanel } from "./passage-panel.js";

// Its own unit, of which the page is so many high.
const HIGH = 1000;
// Drawing can wait until what was asked for is painted.
const SOON = 120;

class PassageMap extends HTMLElement {
  /** Each piece of a mark, and where its middle is. @type {[number, Element][]} */
  places = [];
  /** @type {number | undefined} */
  timer;
  resized = new ResizeObserver(() => this.plan());
  listening = new AbortController();

  connectedCallback() {
    const { signal } = (this.listening = new AbortController());
    this.resized.observe(document.body);
    document.addEventListener("annotator:filtered", () => this.plan(), { signal });
    this.addEventListener("pointermove", (event) => {
      this.title = this.nearest(event)?.textContent?.slice(0, 80) ?? "";
    }, { signal });
    this.addEventListener("click", (event) => this.visit(event), { signal });
  }

  disconnectedCallback() {
    this.resized.disconnect();
    this.listening.abort();
    clearTimeout(this.timer);
  }

  plan() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), SOON);
  }

  draw() {
    const { scrollHeight, clientHeight } = document.documentElement;
    const lanes = [...this.querySelectorAll("path")];
    const drawn = lanes.map(() => "");
    const least = (HIGH * 3) / clientHeight;
    this.places = [];
    for (const mark of document.querySelectorAll("annotated-article mark:not(.set-aside)")) {
      const box = mark.getBoundingClientRect();
      const top = ((box.top + scrollY) / scrollHeight) * HIGH;
      const height = Math.max(least, (box.height / scrollHeight) * HIGH);
      // The last lane, as wide as all, has what nobody tagged and what is undecided.
      const lane = lanes.findIndex((one) => mark.classList.contains(one.classList[0] ?? "mark"));
      const [x, wide] = lane < 0 ? [0, lanes.length - 1] : [lane, 1];
      drawn[lane < 0 ? lanes.length - 1 : lane] += `M${x} ${top.toFixed(1)}h${wide}v${height.toFixed(1)}h-${wide}z`;
      this.places.push([top + height / 2, mark]);
    }
    lanes.forEach((path, lane) => path.setAttribute("d", drawn[lane] ?? ""));
    this.style.setProperty("--sight", scrollHeight > clientHeight ? `${(100 * clientHeight) / scrollHeight}%` : "0");
  }

  /** @param {MouseEvent} event */
  nearest({ clientY }) {
    const at = (clientY / this.offsetHeight) * HIGH;
    const far = (/** @type {[number, Element]} */ [middle]) => Math.abs(middle - at);
    const [first, ...others] = this.places;
    return first && others.reduce((best, one) => (far(one) < far(best) ? one : best), first)[1];
  }

  /** @param {MouseEvent} event */
  visit(event) {
    const link = this.nearest(event)?.querySelector("a");
    if (!link) return;
    link.scrollIntoView({ block: "center" });
    passagePanel()?.open(link.href, link);
  }
}

customElements.define("passage-map", PassageMap);
