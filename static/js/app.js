/**
 * What the page does beyond links and forms, one module a behaviour. Everything works without it.
 */
import "./annotated-article.js";
import "./file-report.js";
import "./first-visit.js";
import "./here-in-contents.js";
import "./keep-draft.js";
import "./live-article.js";
import "./new-look.js";
import "./outbox.js";
import "./passage-map.js";
import "./passage-panel.js";
import "./passage-queue.js";
import "./reading-filter.js";
import "./reading-keys.js";
import "./reading-look.js";
import "./requests.js";
import "./tag-palette.js";
import "./toasts.js";
import "./undo.js";
import "./unsent-tags.js";

// htmx begins a moment after the page has come; what is pressed before that would load it anew.
htmx.process(document.body);
