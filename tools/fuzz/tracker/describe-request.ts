/** A request as it goes over the wire. */
export interface FuzzRequest {
  number: number;
  kind: RequestKind;
  method: string;
  /** What stands between the method and the version. */
  target: string;
  bytes: Buffer;
  /** It may never end as it is framed: it may be closed without a reply, once we close our side. */
  isEndless: boolean;
}

export type RequestKind = 'valid' | 'mutated' | 'hostile';

const MAX_SHOWN_BYTES = 2000;

/** For people: what cannot be shown, escaped. */
export function describeRequest({ number, kind, bytes }: FuzzRequest): string {
  const lines = bytes.toString('latin1', 0, MAX_SHOWN_BYTES).split('\r\n').map(escapeLine);
  const cut = bytes.length > MAX_SHOWN_BYTES ? `… (${bytes.length} bytes)` : '';
  return `${kind} request ${number}:\n${lines.join('\n')}${cut}`;
}

function escapeLine(line: string): string {
  return line.replaceAll(/[^ -~]/g, byte => `\\x${(byte.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`);
}
