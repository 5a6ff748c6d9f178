import type { Problem } from '@foyer/schedule';

/** What the last reply said of itself, to ask only for what has changed since. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export interface ChangedSource extends Validators {
  status: 'changed';
  text: string;
  /** Of the source before decoding, unpacked. */
  bytes: number;
  finalUrl: string;
  /** What was odd about the encoding. */
  problems: Problem[];
}

export type SourceReply = ChangedSource | { status: 'unchanged' };

export interface ReadBytesOptions {
  /** The location as it may be shown. */
  where: string;
  /** What names the location, for a person who has to correct it: `schedule-url in the config`. */
  namedBy: string;
  maxBytes: number;
  maxRedirects: number;
  language: string;
  conditional: Validators | undefined;
  fetch: typeof globalThis.fetch;
  signal: AbortSignal;
}

export type BytesReply =
  | (Validators & { status: 'changed'; bytes: Uint8Array; contentType: string | null; finalUrl: string })
  | { status: 'unchanged' };
