import type { Correction } from '@foyer/schedule';
import type { z } from 'zod';
import type { correctionKeys } from './correction-keys.ts';

type CorrectionKeys = z.output<typeof correctionKeys>;

/** What the keys say, in the words of the schedule. */
export function toCorrection(
  keys: CorrectionKeys,
  record: Pick<Correction, 'id' | 'createdAt' | 'publishedStarts'>,
): Correction {
  const facts = { ...record, expiresAt: keys.expires, note: keys.note };
  switch (keys.kind) {
    case 'delay':
      return {
        ...facts,
        kind: 'delay',
        room: keys.room,
        byMs: keys.by,
        from: keys.from,
        guid: keys.session,
        untilEndOfDay: keys['until-end-of-day'],
      };
    case 'now':
      return { ...facts, kind: 'now', room: keys.room, guid: keys.session, at: keys.at };
    case 'cancel':
      return { ...facts, kind: 'cancel', guid: keys.session };
  }
}

/** Those that the config lists; they have no names but their places there. */
export function toConfiguredCorrections(list: readonly CorrectionKeys[]): Correction[] {
  return list.map((keys, index) =>
    toCorrection(keys, { id: `config-${index + 1}`, createdAt: null, publishedStarts: new Map() }),
  );
}
