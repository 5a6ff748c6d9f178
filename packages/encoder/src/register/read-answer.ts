/** What came of one registration. `refused`: the same again would be refused again. */
export type Outcome =
  | { type: 'accepted' }
  | { type: 'refused'; reason: string }
  | { type: 'unavailable'; reason: string };

export interface Answer {
  status: number;
  body: string;
  /** Of a redirect. */
  location: string | null;
}

/** Reads the answer of a tracker, or of whatever is at its address. */
export function readAnswer(
  { status, body, location }: Answer,
  asked: { url: string; room: string },
): Outcome {
  const line = (body.split('\n', 1)[0] ?? '').trim();
  if (status === 200 && line === 'OK') return { type: 'accepted' };
  if (status === 200 && line.startsWith('ERROR'))
    return { type: 'refused', reason: explainError(line, asked) };
  if (status >= 500 || status === 408 || status === 425 || status === 429) {
    return { type: 'unavailable', reason: `answers with status ${status}` };
  }
  if (location !== null) {
    return {
      type: 'refused',
      reason: `${asked.url} sends to ${location}, expected an answer. Use the address that it sends to.`,
    };
  }
  return {
    type: 'refused',
    reason: `${asked.url} answers with status ${status} and "${shorten(line)}", expected a tracker's OK. Is the address a tracker's, or its portal's?`,
  };
}

function explainError(line: string, { url, room }: { url: string; room: string }): string {
  if (line === 'ERROR SECRET') {
    return `The tracker at ${url} refuses the secret for ${room}. Use "secret" of its config: in FOYER_SECRET, or by --secret.`;
  }
  if (line === 'ERROR GROUP') {
    return `The tracker at ${url} has no room "${room}". There, npm run config groups prints the names of its rooms.`;
  }
  if (line.startsWith('ERROR CONFIG')) {
    return `The tracker at ${url} takes no registrations, because its config has no secret. Set "secret" in its config.private.json.`;
  }
  return `The tracker at ${url} refuses the report of ${room}: ${shorten(line)}.`;
}

function shorten(line: string): string {
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
