import type { Session } from '../model.ts';
import { makeSession } from './make-session.ts';

const TEN = Date.parse('2026-11-20T10:00:00Z');
const HOUR_MS = 3_600_000;

/** One session for each thing that a format has no place or only a narrow one for. */
export function makeAwkwardSessions(): Session[] {
  const awkward: Partial<Session>[] = [
    { guid: 'ABC-1' },
    { guid: '6a32cb72-a69d-423c-91b5-60d88eb8e6c7' },
    { guid: '4711', endsAt: null },
    { guid: '4712', endsAt: TEN },
    { guid: '4713', endsAt: TEN + 30 * HOUR_MS },
    { guid: '4714', endsAt: TEN + 200 * HOUR_MS },
    { guid: '4715', startsAt: TEN + 1_500, endsAt: TEN + 62_750 },
    { rooms: [] },
    { rooms: ['Hall', 'Bar', '1'] },
    { title: '“a” & <b>; c, \\d\u0000' },
    { title: 'é'.repeat(80), subtitle: '🎪'.repeat(40) },
    { url: 'https://rain.example/a|b [c]%#d#e', logo: 'https://rain.example/ü.png' },
    { links: [{ url: 'https://rain.example/#/room/#hall:rain.example', title: 'Chat' }] },
    { speakers: ['0', 'AB12', 'x y', null].map(id => ({ id, name: `Ada ${id}` })) },
    { language: 'de-formal', track: 'A, B; C', kind: '' },
    { cancelled: true, doNotStream: true, doNotRecord: true },
    { cancelled: false, doNotStream: false, doNotRecord: false },
    // The hour that comes twice.
    { startsAt: Date.parse('2026-10-25T01:30:00Z'), endsAt: Date.parse('2026-10-25T02:30:00Z') },
    { description: { format: 'html', source: '<h1>A</h1><script>b</script>]]>' } },
  ];
  return awkward.map((session, index) =>
    makeSession({
      guid: `talk-${index}`,
      startsAt: TEN,
      endsAt: TEN + HOUR_MS,
      title: `Talk ${index}`,
      ...session,
    }),
  );
}
