import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { collectBytes } from './collect-bytes.ts';
import { FeedError } from './errors.ts';
import type { BytesReply, ReadBytesOptions } from './source-reply.ts';

/** Reads a file; its etag is made of its time of change and its size. */
export async function readFileBytes(
  { path, url }: { path: string; url: URL },
  options: ReadBytesOptions,
): Promise<BytesReply> {
  const { namedBy } = options;
  try {
    const stats = await stat(path, { bigint: true });
    // Also keeps from opening a named pipe, which would wait for ever for somebody to write.
    if (!stats.isFile()) {
      const found = stats.isDirectory() ? 'it is a folder, not a file' : 'it is not a file';
      throw unreadable({ path, namedBy, found });
    }
    const etag = `${stats.mtimeNs}-${stats.size}`;
    if (etag === options.conditional?.etag) return { status: 'unchanged' };
    const bytes = await collectBytes(createReadStream(path, { signal: options.signal }), {
      maxBytes: options.maxBytes,
      where: path,
    });
    const lastModified = stats.mtime.toUTCString();
    return { status: 'changed', bytes, etag, lastModified, contentType: null, finalUrl: url.href };
  } catch (error) {
    throw error instanceof FeedError ? error : explainFileError({ path, namedBy, cause: error });
  }
}

function explainFileError(facts: { path: string; namedBy: string; cause: unknown }): FeedError {
  const { path, namedBy, cause } = facts;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const message = `There is no file ${path}. Put the programme there, or correct its path (${namedBy}).`;
    return new FeedError('FEED_NOT_FOUND', message, { cause });
  }
  const found = cause instanceof Error ? cause.message : String(cause);
  return unreadable({ path, namedBy, found, cause });
}

function unreadable(facts: { path: string; namedBy: string; found: string; cause?: unknown }): FeedError {
  const { path, namedBy, found, cause } = facts;
  const message = `Cannot read the programme in ${path}: ${found}. Give a file that this user may read (${namedBy}).`;
  return new FeedError('FEED_UNREADABLE', message, { cause });
}
