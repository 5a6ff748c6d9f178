import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createFeedStore,
  type FeedStoreOptions,
  type OpenFeedOptions,
  type Scheduler,
} from '../../packages/feeds/src/index.ts';
import { closeServer, listen } from './feeds-server.ts';

/** A programme of one room, as frab writes it, with a session an hour. */
export function programme(...titles: string[]): string {
  const events = titles.map(
    (title, index) => `
      <event id="${index + 1}" guid="0f0e0d0c-0000-4000-8000-00000000000${index}">
        <date>2026-06-12T1${index}:00:00+01:00</date><start>1${index}:00</start><duration>00:40</duration>
        <room>Main Hall</room><title>${title}</title>
      </event>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <version>1</version>
  <conference><acronym>nightlight</acronym><title>Nightlight</title></conference>
  <day index="1" date="2026-06-12">
    <room name="Main Hall">${events.join('')}
    </room>
  </day>
</schedule>
`;
}

/** No time goes by: a test looks at what is due, and lets it be. */
export class ManualScheduler implements Scheduler {
  readonly #due = new Set<{ delayMs: number; run: () => void }>();

  get delaysMs(): number[] {
    return [...this.#due].map(({ delayMs }) => delayMs);
  }

  schedule(delayMs: number, run: () => void): () => void {
    const entry = { delayMs, run };
    this.#due.add(entry);
    return () => this.#due.delete(entry);
  }

  runDue(): void {
    for (const entry of this.#due) {
      this.#due.delete(entry);
      entry.run();
    }
  }
}

export interface LogLine {
  level: 'info' | 'warn' | 'error';
  fields: object;
  message: string;
}

/** A server on this machine, a store that asks it, and everything that can be seen of the two. */
export class FeedsFixture {
  readonly cacheDir = mkdtempSync(join(tmpdir(), 'foyer-feeds-'));
  readonly scheduler = new ManualScheduler();
  readonly log: LogLine[] = [];
  readonly requests: IncomingMessage[] = [];
  now = Date.UTC(2026, 5, 12, 9);
  origin = '';
  respond: (response: ServerResponse, request: IncomingMessage) => void = response => response.end();
  readonly #stores: { close(): Promise<void> }[] = [];
  readonly #server = createServer((request, response) => {
    this.requests.push(request);
    this.respond(response, request);
  });

  async start(): Promise<void> {
    this.origin = await listen(this.#server);
  }

  /** Answers every request with this text. */
  serve(text: string, headers: Record<string, string> = {}): void {
    this.respond = response => response.writeHead(200, headers).end(text);
  }

  /** Answers with this text under an ETag, and with 304 who has it. */
  serveTagged(text: string, etag: string): void {
    this.respond = (response, request) => {
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag }).end(text);
    };
  }

  store(overrides: Partial<FeedStoreOptions> = {}) {
    const store = createFeedStore({
      cacheDir: this.cacheDir,
      clock: () => this.now,
      logger: { info: this.#note('info'), warn: this.#note('warn'), error: this.#note('error') },
      random: () => 0,
      scheduler: this.scheduler,
      ...overrides,
    });
    this.#stores.push(store);
    return store;
  }

  open(store = this.store(), overrides: Partial<OpenFeedOptions> = {}) {
    return store.open({
      location: `${this.origin}/schedule.xml`,
      format: null,
      timezone: 'Europe/Lisbon',
      language: 'en',
      reloadS: 300,
      allowPrivate: true,
      ...overrides,
    });
  }

  /** What was logged since the last call, with its code if it has one. */
  takeLog(...levels: LogLine['level'][]): string[] {
    const lines = this.log.splice(0).filter(({ level }) => levels.includes(level));
    return lines.map(({ fields, message }) => ('code' in fields ? `${fields.code} ${message}` : message));
  }

  #note(level: LogLine['level']) {
    return (fields: object, message?: string) =>
      void this.log.push({ level, fields, message: message ?? '' });
  }

  stopServer(): Promise<void> {
    return closeServer(this.#server);
  }

  async close(): Promise<void> {
    await Promise.all(this.#stores.map(store => store.close()));
    await this.stopServer();
    rmSync(this.cacheDir, { recursive: true, force: true });
  }
}

export function titlesOf(state: { feed: { sessions: { title: string }[] } | null }): string[] | undefined {
  return state.feed?.sessions.map(({ title }) => title);
}
