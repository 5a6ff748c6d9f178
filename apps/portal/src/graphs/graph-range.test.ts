import { describe, expect, it } from 'vitest';
import { findGraphRange, spanRange } from './graph-range.ts';

const at = (iso: string) => Date.parse(iso);
const conference = { startsAt: at('2026-06-12T08:00:00Z'), endsAt: at('2026-06-14T18:00:00Z') };

function span(id: string, now: string, event: Parameters<typeof spanRange>[1]['conference'] = conference) {
  const { from, to } = spanRange(findGraphRange(id), { conference: event, now: at(now) });
  return [from, to].map(instant => new Date(instant).toISOString().slice(0, 16));
}

describe('spanRange', () => {
  it('ends with the minute that runs', () => {
    expect(span('30m', '2026-06-13T10:00:01Z')).toEqual(['2026-06-13T09:31', '2026-06-13T10:01']);
  });

  it('covers the whole event, as far as it has come', () => {
    expect(span('all', '2026-06-13T10:00:00Z')).toEqual(['2026-06-12T07:00', '2026-06-13T10:00']);
    expect(span('all', '2026-08-01T10:00:00Z')).toEqual(['2026-06-12T07:00', '2026-06-14T19:00']);
  });

  it('is the last week where no event is known or it has not begun', () => {
    expect(span('all', '2026-06-13T10:00:00Z', { startsAt: null, endsAt: null })[0]).toBe('2026-06-06T10:00');
    expect(span('all', '2026-06-01T10:00:00Z')[0]).toBe('2026-05-25T10:00');
  });

  it('takes two hours for what is not a range', () => {
    expect(findGraphRange('everything').id).toBe('2h');
    expect(findGraphRange(null).id).toBe('2h');
  });
});
