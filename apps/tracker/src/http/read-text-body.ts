import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip, type Gunzip } from 'node:zlib';
import { RequestRefusedError } from '../errors.ts';

export interface TextBodyOptions {
  /** The `Content-Encoding` header. */
  encoding: string | undefined;
  /** Once it is unpacked. */
  maxBytes: number;
}

/** The text of a body as it comes, unpacked if need be. Throws a `RequestRefusedError` if it is too large or breaks off. */
export async function* readTextBody(
  request: IncomingMessage,
  { encoding = 'identity', maxBytes }: TextBodyOptions,
): AsyncGenerator<string> {
  const source = unpack(request, encoding.trim().toLowerCase());
  const decoder = new TextDecoder();
  let bytes = 0;
  try {
    // Not destroyed: who has sent too much gets to read so.
    for await (const chunk of source.iterator({ destroyOnReturn: source !== request })) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        const message = `The body has more than ${maxBytes / 1024 ** 2} MiB. Send it in parts.`;
        throw new RequestRefusedError('BODY_TOO_LARGE', message);
      }
      yield decoder.decode(chunk, { stream: true });
    }
  } catch (cause) {
    if (cause instanceof RequestRefusedError) throw cause;
    const isPacked = cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_');
    const message = isPacked ? 'The body is not what gzip makes.' : 'The body broke off.';
    throw new RequestRefusedError('REQUEST_INVALID', message, { cause });
  } finally {
    if (source !== request) request.unpipe(source as Gunzip);
  }
  yield decoder.decode();
}

function unpack(request: IncomingMessage, encoding: string): Readable {
  if (encoding === 'identity' || encoding === '') return request;
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    const message = 'The body is packed in a way that is not read here. Send it plain, or packed by gzip.';
    throw new RequestRefusedError('MEDIA_TYPE_UNSUPPORTED', message);
  }
  const gunzip = createGunzip();
  request.once('error', error => gunzip.destroy(error));
  request.once('close', () => {
    if (!request.complete) gunzip.destroy(new Error('The request was aborted.'));
  });
  return request.pipe(gunzip);
}
