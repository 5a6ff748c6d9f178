import { z } from 'zod';

export const streamKinds = ['video', 'audio', 'slides', 'music'] as const;
export const streamProtocols = [
  'hls',
  'dash',
  'icecast',
  'webm',
  'flv',
  'ogg',
  'aac',
  'mp3',
  'youtube',
] as const;

/** A registration that lists more is refused. */
export const MAX_STREAMS = 32;

/** An absolute http or https URL without white space, control characters or backslashes. */
export const webUrlSchema = z
  .url({ protocol: /^https?$/, error: 'expected an http:// or https:// URL', abort: true })
  // The URL parser silently drops tabs and line breaks, and reads "http:host" and "http:\\host" as URLs.
  .regex(/^https?:\/\/[^\s\\]+$/i, 'expected an http:// or https:// URL without white space')
  .max(2048)
  .meta({ format: 'uri' });

const kind = z.enum(streamKinds).meta({ description: 'What is in it', examples: ['video'] });
const protocol = z.enum(streamProtocols).meta({ description: 'How it is carried', examples: ['hls'] });
const url = webUrlSchema.meta({
  description: 'Where a player gets it',
  examples: ['https://edge1.example.org/hall/index.m3u8'],
});
const quality = z
  .string()
  .min(1)
  .max(40)
  .nullable()
  .meta({
    description: 'A name for its quality; null if there is only one, or if the player chooses',
    examples: ['high'],
  });
const language = z
  .string()
  .min(1)
  .max(35)
  .nullable()
  .meta({
    description: 'What is spoken, as a BCP 47 tag; null for the original, whatever it is',
    examples: ['en'],
  });

/** One way to watch a room. */
export const streamSchema = z
  .object({ kind, protocol, url, quality, language })
  .meta({ id: 'Stream', description: 'One way to watch a room' });

export type Stream = z.output<typeof streamSchema>;

/** A stream as an endpoint reports it: quality and language may be left out. */
export const reportedStreamSchema = z
  .strictObject({ kind, protocol, url, quality: quality.default(null), language: language.default(null) })
  .meta({ id: 'ReportedStream', description: 'One way to watch a room, as an endpoint reports it' });

export type ReportedStream = z.input<typeof reportedStreamSchema>;
