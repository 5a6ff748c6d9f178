import { FeedError } from './errors.ts';

export interface CollectOptions {
  maxBytes: number;
  /** Stands at the head of the message, for example `https://…/schedule.xml`. */
  where: string;
}

/** Reads to the end, but never holds more than `maxBytes`; leaving early closes the source. */
export async function collectBytes(
  chunks: AsyncIterable<Uint8Array>,
  { maxBytes, where }: CollectOptions,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.byteLength;
    if (total > maxBytes) throw tooLarge({ maxBytes, where });
    parts.push(chunk);
  }
  return Buffer.concat(parts, total);
}

export function tooLarge({ maxBytes, where }: CollectOptions): FeedError {
  return new FeedError(
    'FEED_TOO_LARGE',
    `${where} is larger than ${maxBytes} bytes, the most a programme may have. Check that it is a programme.`,
  );
}
