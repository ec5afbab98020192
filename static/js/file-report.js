/**
 * `<file-report>`: sends the files that its form has one by one, shows how far it is, and puts what
 * became of each into the report. What is not as usual is left to the browser, which sends the form
 * as it is: what is here by then is left alone.
 */
import { say } from "./toasts.js";

class FileReport extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => {
      const form = event.target;
      const input = this.querySelector("input[type=file]");
      if (!(form instanceof HTMLFormElement && input instanceof HTMLInputElement && input.files?.length)) return;
      event.preventDefault();
      if (!this.hasAttribute("aria-busy")) void this.send(form, input.name, [...input.files]);
    });
  }

  /**
   * @param {HTMLFormElement} form
   * @param {string} name of the field that has the files
   * @param {File[]} files
   */
  async send(form, name, files) {
    const report = this.querySelector("section");
    const bar = this.querySelector("progress");
    const list = this.querySelector("ul");
    if (!report || !bar || !list) return;
    const fields = new FormData(form);
    list.replaceChildren();
    report.hidden = bar.hidden = false;
    bar.max = files.length;
    this.setAttribute("aria-busy", "true");
    try {
      for (const [done, file] of files.entries()) {
        bar.value = done;
        fields.set(name, file);
        const answer = await fetch(form.action, { method: "POST", body: fields, headers: { "HX-Request": "true" } });
        if (!answer.ok || answer.redirected) return form.submit();
        list.insertAdjacentHTML("beforeend", await answer.text());
      }
      form.reset();
    } catch {
      say("offline");
    } finally {
      bar.hidden = true;
      this.removeAttribute("aria-busy");
    }
  }
}

customElements.define("file-report", FileReport);
