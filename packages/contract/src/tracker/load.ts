import { z } from 'zod';

const formats = ['webm', 'flv', 'ogg', 'aac', 'mp3'] as const;
const qualities = ['high', 'low'] as const;
const measures = ['clients', 'bitrate', 'cbitrate'] as const;

type StreamLoadKey = `${(typeof formats)[number]}_${(typeof qualities)[number]}_${(typeof measures)[number]}`;

const overallKeys = [
  'overall_bitrate',
  'overall_cbitrate',
  'overall_clients',
  'loop_bitrate',
  'loop_clients',
] as const;

export type LoadKey = (typeof overallKeys)[number] | StreamLoadKey;

const streamLoadKeys = formats.flatMap(format =>
  qualities.flatMap(quality => measures.map((measure): StreamLoadKey => `${format}_${quality}_${measure}`)),
);

export const loadKeys: readonly LoadKey[] = [...overallKeys, ...streamLoadKeys];

/** Ten terabit per second and ten million clients: more than one machine ever served. */
export const MAX_BITRATE_BPS = 1e13;
export const MAX_CLIENTS = 1e7;

const clients = z
  .number()
  .min(0)
  .max(MAX_CLIENTS)
  .meta({ description: 'Clients now', examples: [40] });
const bitrate = z
  .number()
  .min(0)
  .max(MAX_BITRATE_BPS)
  .meta({
    description: 'bit/s: `bitrate` as it goes out now, `cbitrate` as clients × bitrate of the stream',
    examples: [80_000_000],
  });

/** The numeric keys of a report, each optional. Those of the loop are not part of the overall ones. */
export const loadShape = Object.fromEntries(
  loadKeys.map(key => [key, (key.endsWith('_clients') ? clients : bitrate).optional()]),
) as Record<LoadKey, z.ZodOptional<z.ZodNumber>>;

export const loadSchema = z
  .strictObject(loadShape)
  .meta({ id: 'Load', description: 'What an endpoint carries at the time of its report' });

export type Load = z.output<typeof loadSchema>;
