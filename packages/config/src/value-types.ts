import { isIP } from 'node:net';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { suggestName } from './nearest-name.ts';
import { Secret } from './secret.ts';

/**
 * The kinds of values a key can have. `prefault` is the default as a file would write it, so that the
 * JSON Schema and the documentation page show it and it passes the same checks.
 */

export interface TextKind<T> {
  expected: string;
  /** Undefined: this text will not do. */
  read: (text: string) => T | undefined;
  /** Why it will not do, begun with `; `. */
  explain?: (text: string) => string;
  /** Annotations of the JSON Schema, for editors. */
  hints?: z.GlobalMeta;
}

/** A text of some kind, or `false`, `null` or `""`, which switch the key off: null. */
export function textOrOff<T>(kind: TextKind<T>) {
  return z
    .union([z.string().meta(kind.hints ?? {}), z.literal(false), z.null()], { error: came(kind.expected) })
    .transform((value, context) => (value ? readText(kind, value, context) : null))
    .prefault(null);
}

export const anyText: TextKind<string> = { expected: 'some text', read: text => text.trim() || undefined };

export const webAddress: TextKind<string> = {
  expected: 'an http or https address, or a path',
  read: text => {
    const trimmed = text.trim();
    // Browsers drop them, and `java\tscript:` is a scheme again.
    if (/\p{Cc}/u.test(trimmed)) return undefined;
    const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(trimmed)?.[0];
    if (scheme === undefined) return trimmed || undefined;
    return isWebUrl(trimmed) ? trimmed : undefined;
  },
  hints: { format: 'uri-reference' },
};

/** The address of a server of ours, without the slash at the end. */
export const serverAddress: TextKind<string> = {
  expected: 'an http or https address, like "https://live.example.org"',
  read: text => (isWebUrl(text) ? text.replace(/\/+$/, '') : undefined),
  hints: { format: 'uri' },
};

export const programmeAddress: TextKind<string> = {
  expected: 'an http or https address, or the path of a file',
  // Two letters or more before the colon, so that `C:\\programme.xml` is a path.
  read: text => (/^(?!https?:|file:)[a-z][a-z0-9+.-]+:/i.test(text) ? undefined : text),
  hints: { format: 'uri-reference' },
};

/** Names of formats that `@foyer/schedule` has a parser for; `tools/config.test.ts` holds the two lists equal. */
export const SCHEDULE_FORMATS: readonly string[] = [
  'frab',
  'pentabarf',
  'schedule.xml',
  'schedule-json',
  'c3voc-json',
  'pretalx-json',
  'schedule2',
  'c3voc-schedule2',
  'xcal',
  'pretalx-widget',
  'pretalx-api',
  'icalendar',
  'ics',
  'ical',
  'sessionize',
  'kotlinconf',
  'iosched',
  'indico',
  'symposion',
  'pycon',
  'veyepar',
  'oscon',
  'osconfeed',
  'devoxx',
  'europython',
  'scale',
  'scale-sign',
  'defcon',
  'def-con',
  'sched',
  'sched.com',
  'sched.org',
  'hoverboard',
  'zookeepr',
  'eventfeed',
  'csv',
  'voctosched',
  'guidebook',
];

export const formatName: TextKind<string> = {
  expected: `the name of a format (${SCHEDULE_FORMATS.join(', ')}), or nothing to have it recognised`,
  read: text => SCHEDULE_FORMATS.find(format => format === text.trim().toLowerCase()),
  hints: { enum: SCHEDULE_FORMATS },
};

export const timezone: TextKind<string> = {
  expected: 'the IANA name of a timezone, like "Europe/Lisbon"',
  // Intl also takes offsets such as "+01:00", which know nothing of summer time.
  read: text => (/^[a-z]/i.test(text) && IANAZone.isValidZone(text) ? text : undefined),
  explain: text => suggestName(text, Intl.supportedValuesOf('timeZone')),
};

export const languageTag: TextKind<string> = {
  expected: 'a language by its BCP 47 tag, like "en" or "pt-BR"',
  read: text => {
    try {
      return Intl.getCanonicalLocales(text)[0];
    } catch {
      return undefined;
    }
  },
};

export const cssColour: TextKind<string> = {
  expected: 'a colour as "#rrggbb" or "oklch(0.7 0.15 40)"',
  read: text =>
    /^(#[0-9a-f]{6}|oklch\( *[\d.]+%? +[\d.]+%? +[\d.]+(deg)? *\))$/i.test(text) ? text : undefined,
  hints: { format: 'color' },
};

/** Read from an id or any of the addresses that YouTube uses; gives the id. */
export const youtubeVideo: TextKind<string> = {
  expected: 'the 11 characters of a YouTube video, or its address',
  read: text => {
    const id = /^[\w-]{11}$/;
    if (id.test(text)) return text;
    if (!isWebUrl(text)) return undefined;
    const url = new URL(text);
    if (!/(^|\.)(youtube(-nocookie)?\.com|youtu\.be)$/.test(url.hostname)) return undefined;
    const candidate = url.searchParams.get('v') ?? url.pathname.split('/').at(-1) ?? '';
    return id.test(candidate) ? candidate : undefined;
  },
};

/** An address matches from its first character on, as in the ancestor. */
export const addressPattern: TextKind<RegExp> = {
  expected: 'a regular expression for the start of an address, like "^192\\\\.168\\\\."',
  read: text => {
    try {
      return new RegExp(`^(?:${text})`);
    } catch {
      return undefined;
    }
  },
  explain: text => {
    try {
      new RegExp(text);
    } catch (error) {
      return error instanceof SyntaxError ? `; ${error.message.split(': ').at(-1)?.toLowerCase()}` : '';
    }
    return '';
  },
  hints: { format: 'regex' },
};

export const addressRange: TextKind<string> = {
  expected: 'an address or a range, like "192.0.2.7" or "10.0.0.0/8"',
  read: text => {
    const [address = '', prefix, ...rest] = text.split('/');
    const version = isIP(address);
    if (version === 0 || rest.length > 0) return undefined;
    if (prefix === undefined) return text;
    return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128) ? text : undefined;
  },
};

/** A text that has to be there. */
export function requiredText<T>(kind: TextKind<T>) {
  return z
    .string({ error: came(kind.expected) })
    .meta(kind.hints ?? {})
    .transform((value, context) => readText(kind, value, context));
}

/** A text that has to be there: a default takes the place of a missing one. */
export function text<T>(kind: TextKind<T>, byDefault: string) {
  return requiredText(kind).prefault(byDefault);
}

export function listOf<T>(kind: TextKind<T>, byDefault: string[]) {
  return z.array(requiredText(kind), { error: came(`a list, each ${kind.expected}`) }).prefault(byDefault);
}

export function flag(byDefault: boolean) {
  return z.boolean({ error: came('true or false') }).prefault(byDefault);
}

export function wholeNumber(range: { expected: string; min: number; max: number }) {
  const error = came(`${range.expected} from ${range.min} to ${range.max}`);
  return z.number({ error }).int({ error }).min(range.min, { error }).max(range.max, { error });
}

/** Its value is in no message. `writeOnly` is JSON Schema's word for a value that is never shown. */
export function secretText() {
  return z
    .union([z.string(), z.literal(false), z.null()], {
      error: issue => `${typeName(issue.input)} came, expected text`,
    })
    .transform(value => (value ? new Secret(value) : null))
    .prefault(null)
    .meta({ writeOnly: true });
}

export function came(expected: string) {
  return (issue: { input?: unknown }): string => `${describe(issue.input)} came, expected ${expected}`;
}

function readText<T>(kind: TextKind<T>, value: string, context: z.RefinementCtx): T {
  const result = kind.read(value);
  if (result !== undefined) return result;
  const reason = kind.explain?.(value) ?? '';
  context.addIssue({
    code: 'custom',
    message: `${describe(value)} came, expected ${kind.expected}${reason}`,
  });
  return z.NEVER;
}

function isWebUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeName(value);
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return (
    { object: 'an object', string: 'text', number: 'a number', boolean: 'true or false' }[
      String(typeof value)
    ] ?? typeof value
  );
}
