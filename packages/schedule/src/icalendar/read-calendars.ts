import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { type ContentLine, readContentLines } from './content-lines.ts';

/** A part of a calendar between `BEGIN:` and `END:`. */
export interface CalendarComponent {
  /** In capitals. */
  name: string;
  line: number;
  properties: ContentLine[];
  children: CalendarComponent[];
}

export interface ReadCalendars {
  calendars: CalendarComponent[];
  /** False if the source broke off before the last calendar ended. */
  complete: boolean;
}

/** Alarms, tasks, free and busy times and what else there is are no part of a programme. */
const KEPT = new Set(['VCALENDAR', 'VEVENT', 'VTIMEZONE', 'STANDARD', 'DAYLIGHT']);
const MAX_DEPTH = 16;
/** No property is called less than that. Lines of one letter would take twenty times the memory that they are long. */
const MIN_NAME_LENGTH = 3;

/**
 * Reads what calendars consist of. Never throws: a component without an end is ended by the next of its
 * kind or the end of what it is in, and reported; what the source breaks off in is left out.
 */
export function readCalendars(source: string, log: ProblemLog): ReadCalendars {
  const reader = new ComponentReader(log);
  for (const content of readContentLines(source, log)) reader.read(content);
  return reader.finish();
}

class ComponentReader {
  readonly #log: ProblemLog;
  readonly #calendars: CalendarComponent[] = [];
  /** What has begun and not ended, the calendar first. */
  readonly #open: CalendarComponent[] = [];

  constructor(log: ProblemLog) {
    this.#log = log;
  }

  read(content: ContentLine): void {
    const { name, text, line } = content;
    const component = text
      .slice(name.length + 1)
      .trim()
      .toUpperCase();
    if (name === 'BEGIN') this.#begin(component, line);
    else if (name === 'END') this.#end(component, line);
    else if (name.length >= MIN_NAME_LENGTH) this.#open.at(-1)?.properties.push(content);
  }

  finish(): ReadCalendars {
    const [calendar] = this.#open;
    if (calendar === undefined) return { calendars: this.#calendars, complete: true };
    const message = `The calendar of line ${calendar.line} breaks off without END:${shorten(calendar.name, 40)}. Fetch it again.`;
    this.#log.error('calendar-truncated', message, { line: calendar.line });
    return { calendars: this.#calendars, complete: false };
  }

  #begin(name: string, line: number): void {
    // Neither calendars nor events stand in their like: the one before was not ended.
    if (name === 'VCALENDAR') this.#closeFrom(0);
    else if (name === 'VEVENT') this.#closeFrom(this.#findOpen(name));
    if (this.#open.length >= MAX_DEPTH) {
      const message = `Expected at most ${MAX_DEPTH} components in each other, but ${shorten(name, 40)} begins in more; it is left out.`;
      this.#log.error('nesting-too-deep', message, { line });
      return;
    }
    const component = { name, line, properties: [], children: [] };
    if (name === 'VCALENDAR') this.#calendars.push(component);
    this.#open.push(component);
  }

  #end(name: string, line: number): void {
    const at = this.#findOpen(name);
    if (at === -1) {
      const message = `Expected END of something that has begun, but END:${shorten(name, 40)} came; it is ignored.`;
      this.#log.warn('end-unexpected', message, { line });
      return;
    }
    this.#closeFrom(at + 1);
    this.#attach(this.#open.pop());
  }

  #findOpen(name: string): number {
    return this.#open.findLastIndex(component => component.name === name);
  }

  /** Ends components that have no end of their own; none for -1. */
  #closeFrom(at: number): void {
    while (at !== -1 && this.#open.length > at) {
      const component = this.#open.pop();
      if (component === undefined) return;
      const message = `Expected END:${shorten(component.name, 40)}, but what is around it ends or the next begins; it is taken to end there.`;
      this.#log.warn('component-unclosed', message, { line: component.line });
      this.#attach(component);
    }
  }

  #attach(component: CalendarComponent | undefined): void {
    if (component === undefined || component.name === 'VCALENDAR' || !KEPT.has(component.name)) return;
    const isOfZone = component.name === 'STANDARD' || component.name === 'DAYLIGHT';
    const parent = isOfZone ? this.#open.at(-1) : this.#calendars.at(-1);
    parent?.children.push(component);
  }
}
