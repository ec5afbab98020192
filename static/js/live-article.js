/**
 * `<live-article>`: brings what others do while the page is open. It asks for the article’s version;
 * when that is another, it fetches the blocks that changed. Marks and tallies change in place. What
 * would move the text in sight, a comment below it, waits until the button that counts is pressed.
 */
import { passagePanel } from "./passage-panel.js";

// A page where nobody does anything asks once in so many milliseconds, and ever less often: after six
// minutes twice a minute.
const IDLE = 5000;
const LONGEST_IDLE = 30_000;
const BUSY = 2000;
const BUSY_FOR = 20_000;
const LONGEST = 60_000;

class LiveArticle extends HTMLElement {
  listening = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  etag = "";
  failures = 0;
  busyUntil = 0;
  /** The numbers of blocks with something that waits. @type {Set<string>} */
  waiting = new Set();
  /** Selectors of what is new. @type {Set<string>} */
  fresh = new Set();

  connectedCallback() {
    const { signal } = (this.listening = new AbortController());
    this.etag = `"${this.dataset.version}"`;
    for (const type of ["pointerdown", "keydown", "scroll"]) {
      document.addEventListener(type, () => this.stir(), { signal, passive: true });
    }
    // A page that is out of sight or off line does not ask.
    document.addEventListener("visibilitychange", () => this.wait(0), { signal });
    window.addEventListener("online", () => this.wait(0), { signal });
    this.querySelector("button")?.addEventListener("click", () => this.visit(), { signal });
    this.wait();
  }

  disconnectedCallback() {
    this.listening.abort();
    clearTimeout(this.timer);
  }

  stir() {
    const idle = performance.now() > this.busyUntil;
    this.busyUntil = performance.now() + BUSY_FOR;
    if (idle) this.wait();
  }

  pause() {
    const idle = performance.now() - this.busyUntil;
    return idle < 0 ? BUSY : Math.min(Math.max(idle / 12, IDLE), LONGEST_IDLE);
  }

  wait(milliseconds = this.pause()) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), Math.min(milliseconds * 2 ** this.failures, LONGEST));
  }

  async ask() {
    if (document.hidden || !navigator.onLine) return;
    try {
      const answer = await get(this.dataset.url ?? "", { "If-None-Match": this.etag });
      if (answer.ok && (await this.take(await answer.json()))) this.etag = answer.headers.get("ETag") ?? "";
      this.failures = 0;
    } catch {
      this.failures += 1;
    }
    if (this.isConnected && this.querySelector("a[hidden]")) this.wait();
  }

  /**
   * @param {{ revision: number, blocks: Record<string, string> }} news
   * @returns {Promise<boolean>} whether the page has all of it now
   */
  async take({ revision, blocks }) {
    if (String(revision) !== this.dataset.revision) {
      this.querySelector("a")?.removeAttribute("hidden");
      return false;
    }
    const changed = [];
    let held = false;
    for (const block of document.querySelectorAll("annotated-article .block-text")) {
      const number = block.id.slice(1, -5);
      if ((block.getAttribute("data-version") ?? "") === (blocks[number] ?? "")) continue;
      if (isHeld(block)) held = true;
      else changed.push(number);
    }
    if (changed.length) {
      await this.load(changed);
      this.busyUntil = performance.now() + BUSY_FOR;
    }
    return !held;
  }

  /**
   * @param {Iterable<string>} numbers of blocks
   * @param {boolean} all also what would move the text
   */
  async load(numbers, all = false) {
    const card = passagePanel()?.card?.dataset.passage ?? "";
    const query = new URLSearchParams({ revision: this.dataset.revision ?? "", card });
    for (const number of numbers) query.append("b", number);
    const text = await (await get(`${this.dataset.url}blocks/?${query}`)).text();
    let now = "";
    for (const partial of new DOMParser().parseFromString(text, "text/html").querySelectorAll("hx-partial")) {
      const target = document.querySelector(partial.getAttribute("hx-target") ?? "#");
      const next = partial.firstElementChild;
      if (!target || !next || target.isEqualNode(next)) continue;
      this.notice(target, next);
      const moves = target.matches(".notes, .block-quotes") && target.childElementCount !== next.childElementCount;
      if (moves && !all && top(target.closest(".block")) < window.innerHeight) {
        this.waiting.add(target.id.slice(1).split("-")[0] ?? "");
        // What is no longer to be read leaves an empty place until then.
        for (const note of target.querySelectorAll(".note")) note.toggleAttribute("data-gone", !next.querySelector(`#${note.id}`));
      } else now += partial.outerHTML;
    }
    await this.swap(now);
    this.count();
  }

  /**
   * Notes what is new in `next`, but for what oneself did.
   * @param {Element} target
   * @param {Element} next
   */
  notice(target, next) {
    for (const note of next.querySelectorAll("[data-others]")) {
      if (others(note) > others(document.getElementById(note.id))) this.fresh.add(`#${note.id}`);
    }
    for (const mark of target.matches(".block-text") ? next.querySelectorAll("mark:not(.mine)") : []) {
      for (const id of mark.getAttribute("data-passages")?.split(" ") ?? []) {
        if (!document.querySelector(marked(id))) this.fresh.add(marked(id));
      }
    }
  }

  count() {
    const button = this.querySelector("button");
    if (!button) return;
    const { size } = this.fresh;
    const form = new Intl.PluralRules(document.documentElement.lang).select(size);
    button.textContent = (this.dataset[form] ?? this.dataset.other ?? "").replace("{n}", String(size));
    button.hidden = !size;
  }

  /**
   * Replaces parts of the page, and leaves the text in sight where it is.
   * @param {string} text
   */
  async swap(text) {
    const read = [...document.querySelectorAll(".block")].find((one) => one.getBoundingClientRect().bottom > 0) ?? null;
    const before = top(read);
    if (text) await htmx.swap({ text, target: this, sourceElement: this, swap: "none" });
    // What stands above the text may have grown: an article that nobody had marked has no filter.
    if (read?.isConnected) window.scrollBy({ top: top(read) - before, behavior: "instant" });
  }

  /** Goes to the next of what is new. */
  async visit() {
    if (this.waiting.size) await this.load(this.waiting, true);
    this.waiting.clear();
    const found = [...this.fresh].map((place) => ({ place, element: document.querySelector(place) }));
    found.sort((one, other) => top(one.element) - top(other.element));
    for (const { place, element } of found) {
      this.fresh.delete(place);
      if (!element) continue;
      element.scrollIntoView({ block: "center" });
      element.querySelector("a")?.focus({ preventScroll: true });
      break;
    }
    this.count();
  }
}

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 */
async function get(url, headers = {}) {
  const answer = await fetch(url, { headers, cache: "no-store" });
  if (!answer.ok && answer.status !== 304) throw new Error(answer.statusText);
  return answer;
}

/** @param {string} id */
function marked(id) {
  return `mark[data-passages~="${id}"]`;
}

/** @param {Element | null} note */
function others(note) {
  return Number(note?.getAttribute("data-others") ?? 0);
}

/** @param {Element | null} element */
function top(element) {
  return element?.getBoundingClientRect().top ?? 0;
}

/**
 * Whether words of a block are chosen or selected: these must stay so.
 * @param {Element} block
 */
function isHeld(block) {
  const selection = document.getSelection();
  /** @type {Iterable<AbstractRange>} */
  const chosen = CSS.highlights?.get("sentence") ?? [];
  const ranges = [...chosen, ...(selection?.rangeCount && !selection.isCollapsed ? [selection.getRangeAt(0)] : [])];
  return ranges.some((range) => range instanceof Range && range.intersectsNode(block));
}

customElements.define("live-article", LiveArticle);
