import type { RegisterData } from '@foyer/contract';
import { type Outcome, readAnswer } from './read-answer.ts';

export interface Registration {
  /** As `resolveRegisterUrl` gives it. */
  url: string;
  secret: string;
  room: string;
  data: RegisterData;
  /** The address to be taken for the endpoint's own. Only a tracker that trusts this machine believes it. */
  claimedAddress?: string | undefined;
}

export interface PostOptions {
  fetch: typeof globalThis.fetch;
  timeoutMs: number;
  /** Ends the request; the call then throws the signal's reason. */
  signal: AbortSignal;
}

/** A tracker's answer is a line. Whatever sends more is none. */
const MAX_ANSWER_BYTES = 4096;

/** Posts the ancestor's form once. Throws nothing but the signal's reason. */
export async function postRegistration(
  registration: Registration,
  { fetch, timeoutMs, signal }: PostOptions,
): Promise<Outcome> {
  const { url, room } = registration;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: registration.claimedAddress ? { 'x-forwarded-for': registration.claimedAddress } : {},
      body: toForm(registration),
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout]),
    });
    const body = await readStart(response);
    return readAnswer(
      { status: response.status, body, location: response.headers.get('location') },
      { url, room },
    );
  } catch (cause) {
    signal.throwIfAborted();
    const reason = timeout.aborted ? `has not answered within ${timeoutMs / 1000} s` : explainFailure(cause);
    return { type: 'unavailable', reason };
  }
}

function toForm({ secret, room, data, claimedAddress }: Registration): URLSearchParams {
  const form = new URLSearchParams({ secret, group: room, data: JSON.stringify(data) });
  if (claimedAddress) form.set('REMOTE_ADDR', claimedAddress);
  return form;
}

async function readStart(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8', 0, MAX_ANSWER_BYTES);
}

/** fetch says only "fetch failed"; why is in its cause. */
function explainFailure(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
  const message = cause instanceof Error ? cause.message : String(cause);
  return `does not answer (${code && !message.includes(code) ? `${code}: ` : ''}${message || code})`;
}
