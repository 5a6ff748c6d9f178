import type { CancelCorrection, DelayCorrection, NowCorrection } from '../corrections/correction.ts';

const facts = { createdAt: 0, expiresAt: null, note: null, publishedStarts: new Map<string, number>() };

export function makeDelay(delay: Partial<DelayCorrection> & Pick<DelayCorrection, 'from'>): DelayCorrection {
  return {
    ...facts,
    id: 'delay',
    kind: 'delay',
    room: 'hall',
    byMs: 600_000,
    guid: null,
    untilEndOfDay: false,
    ...delay,
  };
}

export function makeNow(now: Partial<NowCorrection> & Pick<NowCorrection, 'guid' | 'at'>): NowCorrection {
  return { ...facts, id: 'now', kind: 'now', room: 'hall', ...now };
}

export function makeCancellation(
  cancellation: Partial<CancelCorrection> & Pick<CancelCorrection, 'guid'>,
): CancelCorrection {
  return { ...facts, id: 'cancel', kind: 'cancel', ...cancellation };
}
