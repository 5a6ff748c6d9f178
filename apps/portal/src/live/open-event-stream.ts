/** What is used of an `EventSource`, https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface EventSourceLike {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void;
  close(): void;
}

export interface EventStreamOptions {
  url: string;
  types: readonly string[];
  /** With what the event carries, JSON from the tracker. */
  onEvent: (type: string, data: string) => void;
  /** Whether events can come now; called when that changes. */
  onConnected: (connected: boolean) => void;
  createSource: (url: string) => EventSourceLike;
  /** From 0 up to 1. */
  random: () => number;
}

const CLOSED = 2;
const FIRST_RETRY_MS = 2_000;
const SLOWEST_RETRY_MS = 60_000;

/**
 * Listens to server-sent events until the returned function is called. A browser comes back by itself when a
 * connection breaks, but gives up for good when it is refused once: then this asks again, more and more seldom.
 */
export function openEventStream(options: EventStreamOptions): () => void {
  const { url, types, onEvent, createSource, random } = options;
  let source: EventSourceLike | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refusals = 0;
  let connected = false;
  const setConnected = (now: boolean) => {
    if (now === connected) return;
    connected = now;
    options.onConnected(now);
  };

  function open(): void {
    const opened = createSource(url);
    source = opened;
    opened.addEventListener('open', () => {
      refusals = 0;
      setConnected(true);
    });
    opened.addEventListener('error', () => {
      setConnected(false);
      if (opened.readyState !== CLOSED || opened !== source) return;
      const delayMs = Math.min(SLOWEST_RETRY_MS, FIRST_RETRY_MS * 2 ** refusals);
      refusals += 1;
      timer = setTimeout(open, delayMs * (0.5 + random() / 2));
    });
    for (const type of types) {
      opened.addEventListener(type, ({ data }) => onEvent(type, typeof data === 'string' ? data : ''));
    }
  }

  open();
  return () => {
    clearTimeout(timer);
    const closing = source;
    source = undefined;
    closing?.close();
  };
}
