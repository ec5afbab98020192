/**
 * `<passage-queue>`: goes through the editors’ queue by keys. `j` and `k` go to the next passage and
 * back, the letters shown on the buttons press them; when a row has gone, the next one is there.
 */
const TYPES = "input:not([type=radio]), textarea, select";

class PassageQueue extends HTMLElement {
  listening = new AbortController();
  /** Where the row was that has the focus. */
  place = 0;

  connectedCallback() {
    const { signal } = (this.listening = new AbortController());
    document.addEventListener("keydown", (event) => this.key(event), { signal });
    this.addEventListener("focusin", () => {
      this.place = this.rows.findIndex((row) => row.contains(document.activeElement));
    }, { signal });
    document.addEventListener("htmx:after:swap", () => this.swapped(), { signal });
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  /** @returns {HTMLElement[]} */
  get rows() {
    return [...this.querySelectorAll("li.waiting")].filter((row) => row instanceof HTMLElement);
  }

  /** @returns {HTMLElement | undefined} the row that has the focus */
  get row() {
    return this.rows.find((row) => row.contains(document.activeElement));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
    if (target instanceof Element && target.closest(TYPES)) return;
    if (event.key === "j" || event.key === "k") {
      const step = event.key === "j" ? 1 : -1;
      this.go(this.row ? this.place + step : 0);
    } else {
      const pressed = this.row?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (!(pressed instanceof HTMLElement)) return;
      pressed.click();
      if (pressed.parentElement instanceof HTMLDetailsElement) {
        this.row?.querySelector("textarea")?.focus();
      }
    }
    event.preventDefault();
  }

  /** @param {number} place */
  go(place) {
    const { rows } = this;
    const row = rows[Math.min(Math.max(place, 0), rows.length - 1)];
    const next = row ?? document.querySelector("#left");
    if (next instanceof HTMLElement) next.focus();
  }

  /** What had the focus has gone. */
  swapped() {
    if (document.activeElement === document.body) this.go(this.place);
  }
}

customElements.define("passage-queue", PassageQueue);
