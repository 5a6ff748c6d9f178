import type { LogReply } from '@foyer/contract';
import type { Clock } from '../clock.ts';
import { LineSplitter } from './line-splitter.ts';
import type { ListenerCounter } from './listener-counter.ts';
import { MAX_LINE_LENGTH, parseLogLine } from './parse-log-line.ts';
import type { UnfinishedLines } from './unfinished-lines.ts';

export interface LogReadingOptions {
  room: string;
  address: string;
  counter: ListenerCounter;
  unfinished: UnfinishedLines;
  clock: Clock;
}

/** One log that comes in, in pieces: a line may have begun in the log before, and may end in the next. */
export class LogReading {
  readonly reply: LogReply = { lines: 0, counted: 0, duplicate: 0, unreadable: 0, outOfRange: 0 };
  readonly #options: LogReadingOptions;
  readonly #sender: string;
  readonly #splitter = new LineSplitter(MAX_LINE_LENGTH);
  /** What the sender's last log ended in, until the first line has come. */
  #beginning: string;

  constructor(options: LogReadingOptions) {
    this.#options = options;
    this.#sender = `${options.room} ${options.address}`;
    this.#beginning = options.unfinished.take(this.#sender, options.clock());
  }

  add(text: string): void {
    for (const line of this.#splitter.split(text)) this.#addLine(line);
  }

  /** A last line without its end counts if it is whole by the looks of it; otherwise its rest is waited for. */
  end(): void {
    const { unfinished, clock } = this.#options;
    const rest = this.#beginning + this.#splitter.rest;
    if (rest === '') return;
    if (/["}]$/.test(rest) && parseLogLine(rest) !== undefined) this.#count(rest);
    else if (rest.length <= MAX_LINE_LENGTH) unfinished.keep(this.#sender, rest, clock());
    else this.#addLine(this.#splitter.rest);
  }

  #addLine(line: string): void {
    const beginning = this.#beginning;
    this.#beginning = '';
    if (beginning !== '' && parseLogLine(beginning + line) !== undefined) {
      this.#count(beginning + line);
      return;
    }
    // It was no beginning after all.
    if (beginning !== '') this.#count(beginning);
    if (line.trim() !== '') this.#count(line);
  }

  #count(line: string): void {
    const { counter, room, clock } = this.#options;
    this.reply.lines += 1;
    this.reply[counter.add(room, line, clock())] += 1;
  }
}
