import ICAL from 'ical.js';
import type { SourcePosition } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { trimToNull } from '../text/white-space.ts';
import type { ContentLine } from './content-lines.ts';
import type { CalendarComponent } from './read-calendars.ts';

/** A property as ical.js reads it. */
export interface CalendarProperty {
  /** By their names in small letters. */
  parameters: Readonly<Record<string, unknown>>;
  /** Unescaped; more than one only where the property may have a list. */
  values: readonly unknown[];
  /** The value as it is written. */
  raw: string;
  position: SourcePosition;
}

/** Reads the properties of a component. One that cannot be read is a problem, and as if it were not there. */
export interface PropertyReader {
  position: SourcePosition;
  find(name: string): CalendarProperty | null;
  /** In the order of the source; only so many where `atMost` is given, for each can take a hundred times its length. */
  list(name: string, atMost?: number): CalendarProperty[];
  /** The text of the first, trimmed; null if there is none or it is empty. */
  text(name: string): string | null;
  /** The texts of a list, as in CATEGORIES. */
  texts(name: string): string[];
}

export function createPropertyReader(component: CalendarComponent, log: ProblemLog): PropertyReader {
  const { properties } = component;
  // Asked for more than once, but read and reported only once.
  const known: (CalendarProperty | null | undefined)[] = [];
  const read = (at: number, content: ContentLine) => {
    const property = known[at] === undefined ? parseProperty(content, log) : known[at];
    known[at] = property;
    return property;
  };
  const list = (name: string, atMost = Number.POSITIVE_INFINITY) => {
    const found: CalendarProperty[] = [];
    for (const [at, content] of properties.entries()) {
      if (content.name !== name) continue;
      if (found.length >= atMost) {
        const message = `Expected ${name} at most ${atMost} times, but there are more; they are left out.`;
        log.warn('property-too-often', message, { line: content.line });
        break;
      }
      const property = read(at, content);
      if (property !== null) found.push(property);
    }
    return found;
  };
  const find = (name: string) => {
    for (const [at, content] of properties.entries()) {
      const property = content.name === name ? read(at, content) : null;
      if (property !== null) return property;
    }
    return null;
  };
  return {
    position: { line: component.line },
    find,
    list,
    text: name => readText(find(name)?.values[0]),
    texts: name => list(name).flatMap(({ values }) => values.flatMap(value => readText(value) ?? [])),
  };
}

/** A parameter of a property; null if it has none of that name. */
export function readParameter(property: CalendarProperty, name: string): string | null {
  return Object.hasOwn(property.parameters, name) ? readText(property.parameters[name]) : null;
}

function readText(value: unknown): string | null {
  return typeof value === 'string' ? trimToNull(value) : null;
}

function parseProperty({ name, text, line }: ContentLine, log: ProblemLog): CalendarProperty | null {
  try {
    const value = findValue(text);
    const [, parameters, type, ...values] = ICAL.parse.property(text);
    return {
      parameters,
      // ical.js unescapes only properties that it knows.
      values: type === 'unknown' ? values.map(unescapeText) : values,
      raw: text.slice(value).trim(),
      position: { line },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Expected ${name} as RFC 5545 has it, but it cannot be read: ${shorten(reason, 160)}. It is left out.`;
    log.error('property-unreadable', message, { line });
    return null;
  }
}

function unescapeText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.replace(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));
}

/** ical.js searches the whole line for the end of each. */
const MAX_PARAMETERS = 100;

/** After the first colon that is not in quotes. */
function findValue(text: string): number {
  let isQuoted = false;
  let parameters = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === ':' && !isQuoted) return at + 1;
    else if (text[at] === ';' && !isQuoted && ++parameters > MAX_PARAMETERS) {
      throw new Error(`it has more than ${MAX_PARAMETERS} parameters`);
    }
  }
  return text.length;
}
