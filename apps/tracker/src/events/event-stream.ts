import type { ServerResponse } from 'node:http';
import type { EventReader } from './event-hub.ts';

/** What may wait for a reader whose connection is slow: more than a snapshot of a large conference. */
const MAX_WAITING_BYTES = 1024 * 1024;
const MIN_RETRY_MS = 2000;
const RETRY_SPREAD_MS = 3000;

/** One connection over which events are sent. Nothing of it may have been sent before. */
export class EventStream implements EventReader {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse, { random }: { random: () => number }) {
    this.#response = response;
    response.statusCode = 200;
    response.setHeader('content-type', 'text/event-stream; charset=utf-8');
    response.setHeader('cache-control', 'no-store, no-transform');
    // nginx would collect events until there is a page of them.
    response.setHeader('x-accel-buffering', 'no');
    // Chunks would double what is written for each event; the body ends with the connection anyway.
    // https://html.spec.whatwg.org/multipage/server-sent-events.html#authoring-notes
    response.removeHeader('transfer-encoding');
    // After a restart not everybody comes back in the same second.
    response.write(`retry: ${Math.round(MIN_RETRY_MS + RETRY_SPREAD_MS * random())}\n\n`);
  }

  /** Cuts the connection of a reader that does not keep up: it comes back and begins anew. */
  send(frame: Buffer): void {
    if (this.#response.writableLength > MAX_WAITING_BYTES) this.#response.destroy();
    else this.#response.write(frame);
  }

  end(): void {
    this.#response.end();
  }
}
