import { describe, expect, it } from 'vitest';
import { BEGINNING_OF_TIME, END_OF_TIME } from '../model.ts';
import { build, inBerlin, linesOf, select, session } from '../testing/rain-conf.ts';

const off = (guid: string, from: string, to: string) => ({ ...inBerlin(guid, from, to), cancelled: true });

describe('the rows of a room', () => {
  it('says what there is to say about every time without a session', () => {
    const sessions = [
      inBerlin('Opening', '20 10:00', '20 11:00'),
      inBerlin('Talk', '20 11:20', '20 12:00'),
      inBerlin('Late', '22 14:00', '22 15:00'),
      inBerlin('Elsewhere', '20 09:00', '23 16:00', ['Bar']),
    ];
    expect(linesOf(sessions)).toEqual([
      '… – 20 09:00 (RainConf not yet started)',
      '20 09:00 – 20 10:00 (Not yet started in Hall)',
      '20 10:00 – 20 11:00 Opening',
      '20 11:00 – 20 11:20 (20 minute break)',
      '20 11:20 – 20 12:00 Talk',
      '20 12:00 – 21 00:00 (Finished for the day in Hall)',
      '21 00:00 – 22 00:00 (Nothing in Hall today)',
      '22 00:00 – 22 14:00 (Not yet started in Hall)',
      '22 14:00 – 22 15:00 Late',
      '22 15:00 – 23 00:00 (Finished for the day in Hall)',
      '23 00:00 – 23 16:00 (Nothing in Hall today)',
      '23 16:00 – … (RainConf finished :()',
    ]);
  });

  it('begins at the beginning of time and ends at its end, whatever there is', () => {
    const schedule = build([inBerlin('Only', '20 10:00', '20 11:00')]);
    expect(schedule.rooms.Hall?.rows[0]?.startsAt).toBe(BEGINNING_OF_TIME);
    expect(schedule.rooms.Hall?.rows.at(-1)?.endsAt).toBe(END_OF_TIME);
    expect(linesOf([])).toEqual(['… – … (Nothing in Hall today)']);
  });

  it('ends the conference with the session that ends last, not with the one that starts last', () => {
    const sessions = [
      inBerlin('Party', '20 10:00', '20 23:00'),
      inBerlin('Talk', '20 11:00', '20 12:00', ['Bar']),
    ];
    const lines = linesOf(sessions, { rooms: [select('Bar')], room: 'Bar' });
    expect(lines.slice(-2)).toEqual([
      '20 12:00 – 20 23:00 (Finished for the day in Bar)',
      '20 23:00 – … (RainConf finished :()',
    ]);
  });

  it('gives a gap of five minutes to the row before it, and leaves the session as it is', () => {
    const sessions = [
      inBerlin('A', '20 10:00', '20 10:55'),
      inBerlin('B', '20 11:00', '20 11:54'),
      inBerlin('C', '20 12:00', '20 13:00'),
    ];
    expect(linesOf(sessions).slice(1, -1)).toEqual([
      '20 10:00 – 20 11:00 A',
      '20 11:00 – 20 11:54 B',
      '20 11:54 – 20 12:00 (6 minute break)',
      '20 12:00 – 20 13:00 C',
    ]);
    expect(build(sessions).rooms.Hall?.rows[1]).toMatchObject({ session: { endsAt: sessions[0]?.endsAt } });
  });

  it('gives a short gap to the session that ran longest of those that overlap', () => {
    const sessions = [
      inBerlin('Long', '20 10:00', '20 11:00'),
      inBerlin('Short', '20 10:30', '20 10:40'),
      inBerlin('Next', '20 11:03', '20 12:00'),
    ];
    expect(linesOf(sessions).slice(1, 3)).toEqual(['20 10:00 – 20 11:03 Long', '20 10:30 – 20 10:40 Short']);
  });

  it('counts a session after midnight to the night before', () => {
    const sessions = [
      inBerlin('Evening', '20 22:00', '20 23:59'),
      inBerlin('Night', '21 00:30', '21 02:00'),
      inBerlin('Morning', '21 10:00', '21 11:00'),
      inBerlin('Party', '21 23:00', '22 06:00'),
      inBerlin('Brunch', '22 11:00', '22 12:00'),
    ];
    expect(linesOf(sessions).slice(1, -1)).toEqual([
      '20 22:00 – 20 23:59 Evening',
      '20 23:59 – 21 00:30 (31 minute break)',
      '21 00:30 – 21 02:00 Night',
      '21 02:00 – 21 04:00 (Finished for the day in Hall)',
      '21 04:00 – 21 10:00 (Not yet started in Hall)',
      '21 10:00 – 21 11:00 Morning',
      '21 11:00 – 21 23:00 (720 minute break)',
      '21 23:00 – 22 06:00 Party',
      '22 06:00 – 22 11:00 (Not yet started in Hall)',
      '22 11:00 – 22 12:00 Brunch',
    ]);
  });

  it('ends a day at midnight sharp if its last session does', () => {
    const sessions = [inBerlin('A', '20 22:00', '21 00:00'), inBerlin('B', '21 10:00', '21 11:00')];
    expect(linesOf(sessions)[2]).toBe('21 00:00 – 21 10:00 (Not yet started in Hall)');
  });

  it('follows the day change of the feed', () => {
    const sessions = [inBerlin('Night', '20 23:00', '21 01:00'), inBerlin('Dawn', '21 03:00', '21 04:30')];
    expect(linesOf(sessions)[2]).toBe('21 01:00 – 21 03:00 (120 minute break)');
    expect(linesOf(sessions, { dayChangeMinutes: 0 })[2]).toBe(
      '21 01:00 – 21 03:00 (Not yet started in Hall)',
    );
  });

  it('keeps an exhibition of several days as one, and what follows on its last day', () => {
    const sessions = [
      inBerlin('Exhibition', '20 10:00', '22 18:00'),
      inBerlin('Closing', '22 19:00', '22 20:00'),
      inBerlin('Tour', '21 10:00', '21 11:00'),
    ];
    expect(linesOf(sessions).slice(1, -1)).toEqual([
      '20 10:00 – 22 18:00 Exhibition',
      '21 10:00 – 21 11:00 Tour',
      '22 18:00 – 22 19:00 (60 minute break)',
      '22 19:00 – 22 20:00 Closing',
    ]);
  });

  it('does not make a row for each day of a slip in a date', () => {
    const sessions = [session('Slip', '1970-01-01T00:00:00Z', null), inBerlin('A', '20 10:00', '20 11:00')];
    const schedule = build(sessions, { rooms: [select('Hall'), select('Bar')] });
    expect(schedule.rooms.Hall?.rows).toHaveLength(7);
    expect(schedule.rooms.Bar?.rows).toHaveLength(3);
  });

  it('ends a session without an end when the next begins, after an hour, or with its day', () => {
    const sessions = [
      inBerlin('Until the next', '20 10:00', null),
      inBerlin('At the same time', '20 10:00', null),
      inBerlin('Next', '20 13:00', '20 14:00'),
      inBerlin('Until an hour is over', '20 15:00', null),
      inBerlin('Until the day is over', '21 03:30', null),
      inBerlin('First of a day', '21 04:30', '21 05:00'),
    ];
    expect(linesOf(sessions).slice(1, -1)).toEqual([
      '20 10:00 – 20 13:00 At the same time',
      '20 10:00 – 20 13:00 Until the next',
      '20 13:00 – 20 14:00 Next',
      '20 14:00 – 20 15:00 (60 minute break)',
      '20 15:00 – 21 03:30 Until an hour is over',
      '21 03:30 – 21 04:00 Until the day is over',
      '21 04:00 – 21 04:30 (Not yet started in Hall)',
      '21 04:30 – 21 05:00 First of a day',
    ]);
    const last = linesOf([inBerlin('Last', '20 10:00', null)]);
    expect(last[1]).toBe('20 10:00 – 20 11:00 Last');
  });

  it('lists a session without length, and gives it a short gap only if no other takes it', () => {
    const sessions = [
      inBerlin('A', '20 10:00', '20 11:00'),
      inBerlin('Bell', '20 11:00', '20 11:00'),
      inBerlin('B', '20 11:05', '20 12:00'),
      inBerlin('Gong', '20 12:30', '20 12:30'),
      inBerlin('C', '20 12:33', '20 13:00'),
    ];
    expect(linesOf(sessions).slice(1, -1)).toEqual([
      '20 10:00 – 20 11:05 A',
      '20 11:00 – 20 11:00 Bell',
      '20 11:05 – 20 12:00 B',
      '20 12:00 – 20 12:30 (30 minute break)',
      '20 12:30 – 20 12:33 Gong',
      '20 12:33 – 20 13:00 C',
    ]);
  });

  it('puts in the time of what is cancelled what there is instead, and beside it the session', () => {
    const sessions = [
      off('Off first', '20 09:00', '20 10:00'),
      inBerlin('A', '20 10:00', '20 11:00'),
      off('Off between', '20 11:10', '20 12:00'),
      inBerlin('In its place', '20 11:30', '20 12:30'),
      off('Off at the end', '20 12:30', '20 13:00'),
      inBerlin('Tomorrow', '21 10:00', '21 11:00'),
    ];
    expect(linesOf(sessions).slice(1, -1)).toEqual([
      '20 09:00 – 20 10:00 (Not yet started in Hall)',
      '20 09:00 – 20 10:00 Off first',
      '20 10:00 – 20 11:00 A',
      '20 11:00 – 20 11:30 (30 minute break)',
      '20 11:10 – 20 12:00 Off between',
      '20 11:30 – 20 12:30 In its place',
      '20 12:30 – 20 13:00 Off at the end',
      '20 12:30 – 21 00:00 (Finished for the day in Hall)',
      '21 00:00 – 21 10:00 (Not yet started in Hall)',
      '21 10:00 – 21 11:00 Tomorrow',
    ]);
    expect(build(sessions).problems).toEqual([]);
  });

  it('makes a break of a short gap in which a session is cancelled, since the one before it is over', () => {
    const sessions = [
      inBerlin('A', '20 10:00', '20 10:05'),
      off('Off', '20 10:05', '20 10:10'),
      inBerlin('B', '20 10:10', '20 10:20'),
      off('Off from before the end of B', '20 10:15', '20 10:22'),
      inBerlin('C', '20 10:24', '20 10:30'),
      inBerlin('D', '20 10:35', '20 10:40'),
      off('Off after the gap', '20 10:35', '20 10:40'),
      off('Off for no time', '20 10:42', '20 10:42'),
      inBerlin('E', '20 10:45', '20 11:00'),
    ];
    expect(linesOf(sessions).slice(1, -1)).toEqual([
      '20 10:00 – 20 10:05 A',
      '20 10:05 – 20 10:10 (5 minute break)',
      '20 10:05 – 20 10:10 Off',
      '20 10:10 – 20 10:20 B',
      '20 10:15 – 20 10:22 Off from before the end of B',
      '20 10:20 – 20 10:24 (4 minute break)',
      '20 10:24 – 20 10:35 C',
      '20 10:35 – 20 10:40 Off after the gap',
      '20 10:35 – 20 10:45 D',
      '20 10:42 – 20 10:42 Off for no time',
      '20 10:45 – 20 11:00 E',
    ]);
  });

  it('has the midnights of the zone in both nights on which the clocks change', () => {
    const spring = [
      session('A', '2026-03-28T20:00:00+01:00', '2026-03-29T01:30:00+01:00'),
      session('B', '2026-03-29T03:30:00+02:00', '2026-03-29T03:45:00+02:00'),
      session('C', '2026-03-30T10:00:00+02:00', '2026-03-30T11:00:00+02:00'),
    ];
    expect(linesOf(spring).slice(1, -1)).toEqual([
      '28 20:00 – 29 01:30 A',
      '29 01:30 – 29 03:30 (60 minute break)',
      '29 03:30 – 29 03:45 B',
      '29 03:45 – 29 04:00 (Finished for the day in Hall)',
      '29 04:00 – 30 00:00 (Nothing in Hall today)',
      '30 00:00 – 30 10:00 (Not yet started in Hall)',
      '30 10:00 – 30 11:00 C',
    ]);
    const autumn = [
      session('A', '2026-10-25T01:30:00+02:00', '2026-10-25T02:15:00+02:00'),
      session('B', '2026-10-25T02:15:00+01:00', '2026-10-25T03:00:00+01:00'),
      session('C', '2026-10-26T10:00:00+01:00', '2026-10-26T11:00:00+01:00'),
    ];
    expect(linesOf(autumn)[2]).toBe('25 02:15 – 25 02:15 (60 minute break)');
    const days = build(autumn).rooms.Hall?.rows.filter(
      row => row.type === 'generated' && row.reason === 'nothing-today',
    );
    expect(days?.map(row => (row.endsAt - row.startsAt) / 3_600_000)).toEqual([20]);
  });
});
