export interface ReceivedEvent {
  id: string;
  type: string;
  data: unknown;
}

/** Listens to server-sent events as a browser would. */
export class EventListener {
  readonly #abort = new AbortController();
  readonly #events: ReceivedEvent[] = [];
  #text = '';
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  response: Response | undefined;

  static async open(url: string, headers: Record<string, string> = {}): Promise<EventListener> {
    const listener = new EventListener();
    listener.response = await fetch(url, { headers, signal: listener.#abort.signal });
    listener.#reader = listener.response.body?.getReader();
    return listener;
  }

  /** The next event; undefined once the other side has ended. */
  async next(): Promise<ReceivedEvent | undefined> {
    for (;;) {
      const event = this.#events.shift();
      if (event !== undefined) return event;
      const { value, done = true } = (await this.#reader?.read()) ?? {};
      if (done) return undefined;
      this.#text += new TextDecoder().decode(value);
      const blocks = this.#text.split('\n\n');
      this.#text = blocks.pop() ?? '';
      this.#events.push(...blocks.flatMap(parseBlock));
    }
  }

  /** Skips events until one is as it should be; throws if the other side ends before. */
  async waitFor(isWanted: (event: ReceivedEvent) => boolean): Promise<ReceivedEvent> {
    for (;;) {
      const event = await this.next();
      if (event === undefined) throw new Error('the events ended before the one that is waited for');
      if (isWanted(event)) return event;
    }
  }

  close(): void {
    this.#abort.abort();
  }
}

/** Comments and the time to come back are no events. */
function parseBlock(block: string): ReceivedEvent[] {
  const fields = new Map(
    block.split('\n').map((line): [string, string] => {
      const [name = '', ...value] = line.split(': ');
      return [name, value.join(': ')];
    }),
  );
  const data = fields.get('data');
  if (data === undefined) return [];
  return [{ id: fields.get('id') ?? '', type: fields.get('event') ?? '', data: JSON.parse(data) }];
}
