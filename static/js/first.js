/**
 * What has to be known before the page is painted: that scripts run, and how the reader wants it to
 * look. A classic script in the head, so that nothing jumps; `reading-look.js` writes what it reads.
 */
{
  const root = document.documentElement;
  root.classList.add("js");
  try {
    if (localStorage.getItem("met")) root.classList.add("met");
    /** @type {unknown} */
    const kept = JSON.parse(localStorage.getItem("look") ?? "{}");
    if (kept && typeof kept === "object") {
      for (const [name, value] of Object.entries(kept)) {
        if (/^[a-z]+$/.test(name) && typeof value === "string") root.dataset[name] = value;
      }
    }
  } catch {
    // No storage here, or not our words in it: the page looks as the site has it.
  }
}
