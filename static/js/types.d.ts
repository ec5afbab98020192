/** What the modules use of htmx 4, a classic script that is loaded before them. */
interface HtmxContext {
  sourceElement: Element;
  status: string;
  swap: string;
  text?: string;
  request: {
    method: string;
    action: string;
    body: FormData | URLSearchParams | null;
    submitter?: HTMLElement | null;
  };
  response?: { status: number; headers: Headers };
  hx?: { redirect?: string };
  fetch?: typeof fetch;
}

interface Htmx {
  swap(context: { text: string; target: Element; sourceElement: Element; swap: string }): Promise<void>;
  ajax(verb: string, path: string, context: { target: Element; select?: string; swap?: string }): Promise<void>;
  process(element: Element): void;
}

declare const htmx: Htmx;

/** Events of htmx, and of our own elements. */
interface DocumentEventMap {
  "htmx:config:request": CustomEvent<{ ctx: HtmxContext }>;
  "htmx:before:request": CustomEvent<{ ctx: HtmxContext }>;
  "htmx:finally:request": CustomEvent<{ ctx: HtmxContext }>;
  "htmx:after:request": CustomEvent<{ ctx: HtmxContext }>;
  "htmx:response:error": CustomEvent<{ ctx: HtmxContext }>;
  "htmx:error": CustomEvent<{ ctx?: HtmxContext; error: unknown }>;
  "htmx:after:swap": CustomEvent<{ ctx: HtmxContext }>;
  /** Something was put into the outbox, or has left it. */
  "annotator:unsent": CustomEvent<null>;
  /** Words to offer to the palette. */
  "annotator:words": CustomEvent<{ start: number; end: number; exact: string }>;
  /** The chosen words should take in a sentence more, or one less. */
  "annotator:stretch": CustomEvent<{ by: 1 | -1 }>;
  /** Marks were set aside, or are shown again. */
  "annotator:filtered": CustomEvent<null>;
  /** The palette or the panel has closed; `goesOn`: what was chosen there stays chosen. */
  "annotator:closed": CustomEvent<{ tagged: boolean; goesOn: boolean }>;
}
