import type { Correction, EndedCorrection, Instant } from '@foyer/schedule';
import { recordedCorrectionKeys } from './correction-keys.ts';
import { formatDelay } from './read-delay.ts';
import { toCorrection } from './to-correction.ts';

/**
 * Reads a correction as `writeRecordedCorrection` writes it.
 * @throws Error that says everything that is wrong, or a SyntaxError if it is no JSON
 */
export function parseRecordedCorrection(id: string, json: string): Correction {
  return parseRecord(id, json).correction;
}

/** The same of one that is over. */
export function parseEndedCorrection(id: string, json: string): EndedCorrection {
  const { correction, endedAt } = parseRecord(id, json);
  if (endedAt === null) throw new Error('"ended": is missing, expected when it ended');
  return { correction, endedAt };
}

function parseRecord(id: string, json: string): { correction: Correction; endedAt: Instant | null } {
  const result = recordedCorrectionKeys.safeParse(JSON.parse(json));
  if (!result.success) {
    const issues = result.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `"${path.join('.')}": ${message}`,
    );
    throw new Error(issues.join('; '));
  }
  const { created, starts, ended } = result.data;
  const record = { id, createdAt: created, publishedStarts: new Map(Object.entries(starts)) };
  const correction = toCorrection(result.data, record);
  const startsIn = result.data.kind === 'cancel' ? result.data['starts-in'] : undefined;
  if (correction.kind !== 'cancel' || startsIn === undefined) return { correction, endedAt: ended };
  return { correction: { ...correction, startsIn: new Map(Object.entries(startsIn)) }, endedAt: ended };
}

/** As JSON that a person can read, and copy into the config without `created`, `starts` and `starts-in`. */
export function writeRecordedCorrection(correction: Correction): string {
  return format(describeRecord(correction));
}

export function writeEndedCorrection({ correction, endedAt }: EndedCorrection): string {
  return format({ ...describeRecord(correction), ended: formatInstant(endedAt) });
}

function describeRecord(correction: Correction): object {
  const { createdAt, expiresAt, note, publishedStarts } = correction;
  return {
    ...describeKind(correction),
    note,
    expires: expiresAt === null ? null : formatInstant(expiresAt),
    created: formatInstant(createdAt ?? 0),
    starts: describeStarts(publishedStarts),
    ...(correction.kind === 'cancel' && correction.startsIn
      ? { 'starts-in': describeStarts(correction.startsIn) }
      : {}),
  };
}

function describeStarts(starts: ReadonlyMap<string, Instant>): Record<string, string> {
  return Object.fromEntries([...starts].map(([name, at]) => [name, formatInstant(at)]));
}

function format(keys: object): string {
  return `${JSON.stringify(keys, null, 2)}\n`;
}

function describeKind(correction: Correction): object {
  switch (correction.kind) {
    case 'delay': {
      const { kind, room, byMs, from, guid, untilEndOfDay } = correction;
      return {
        kind,
        room,
        by: formatDelay(byMs),
        from: formatInstant(from),
        session: guid,
        'until-end-of-day': untilEndOfDay,
      };
    }
    case 'now':
      return {
        kind: correction.kind,
        room: correction.room,
        session: correction.guid,
        at: formatInstant(correction.at),
      };
    case 'cancel':
      return { kind: correction.kind, session: correction.guid };
  }
}

function formatInstant(at: number): string {
  return new Date(at).toISOString();
}
