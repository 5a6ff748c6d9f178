import { type ChangedSource, DEFAULT_MAX_BYTES, decodeText, FeedError } from '@foyer/feeds';

/** What stands for it in place of a file. */
export const STANDARD_INPUT = '-';

/** Reads a programme that another program writes, within the same bounds as one that is fetched. */
export async function readStandardInput(
  input: AsyncIterable<string | Uint8Array>,
  maxBytes = DEFAULT_MAX_BYTES,
): Promise<Pick<ChangedSource, 'text' | 'problems'>> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of input) {
    const bytes = Buffer.from(part);
    parts.push(bytes);
    size += bytes.length;
    if (size > maxBytes) {
      throw new FeedError(
        'FEED_TOO_LARGE',
        `Standard input has more than ${maxBytes} bytes, the most that a programme may have.`,
      );
    }
  }
  if (size === 0) {
    throw new FeedError(
      'FEED_INCOMPLETE',
      'Standard input is empty, expected a programme: does the program before it say what went wrong?',
    );
  }
  return decodeText(Buffer.concat(parts));
}
