import { expect, it } from 'vitest';
import { groupComplaints } from './group-complaints.ts';

it('says since when, by room, on the page’s clock', () => {
  const since = '2026-06-12T19:50:00.000Z';
  const trouble = { machine: 'enc1', component: 'mixer', since };
  const complaints = groupComplaints(
    [
      { ...trouble, room: 'hall', text: 'mixer has failed.' },
      { ...trouble, room: null, text: 'enc2 cannot be reached' },
      { ...trouble, room: 'hall', text: 'enc1 gets no data.' },
    ],
    { at: Date.parse('2026-06-12T20:00:00Z'), shiftMs: 60_000, locale: 'en', timezone: 'Europe/Lisbon' },
  );
  expect([...complaints.byRoom]).toEqual([
    ['hall', ['mixer has failed, since 20:51', 'enc1 gets no data, since 20:51']],
  ]);
  expect(complaints.others).toEqual(['enc2 cannot be reached, since 20:51']);
});
