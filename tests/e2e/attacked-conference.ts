import { MARKUP_ATTACKS } from '@foyer/schedule/testing';
import { type GivenSession, writeConference } from './write-conference.ts';

/** Rooms that stream. Their sessions are all on at the same time, so that a room's page shows each of them. */
export const ATTACKED_ROOMS = ['one', 'two', 'three'] as const;
export const ATTACKED_AT = '2019-12-28T20:30:00+01:00';

const FROM = '2019-12-28T20:00:00+01:00';
const RAIN = 'https://rain.example/';
/** As long as a note may be. */
const MAX_NOTE_CHARACTERS = 300;

/** A conference each text of which is an attack, in the config as in the programme; gives the config's path. */
export function writeAttackedConference(): Promise<string> {
  const inRooms = MARKUP_ATTACKS.map((attack, index) => makeSession(attack, index, `Feed ${index % 3}`));
  // In rooms that are called so, which have no camera.
  const elsewhere = MARKUP_ATTACKS.map((attack, index) =>
    makeSession(attack, MARKUP_ATTACKS.length + index, attack),
  );
  const notes = MARKUP_ATTACKS.filter(
    attack => attack.length <= MAX_NOTE_CHARACTERS && /[^\s\p{C}]/u.test(attack),
  );
  return writeConference({
    title: '"><script>harm()</script><img src=x onerror=harm()>',
    system: {
      subtitle: "</script><script>harm()</script>' onfocus='harm()' autofocus='",
      place: '<svg onload=harm()>\u2028</title>',
      link: `${RAIN}?"onmouseover="harm()`,
      logo: '/x"onerror="harm()',
      // Of those that are elsewhere, so that all in the rooms are on.
      corrections: notes.map((note, index) => ({
        kind: 'cancel',
        session: elsewhere[index]?.guid.trim(),
        note,
      })),
    },
    rooms: Object.fromEntries(
      ATTACKED_ROOMS.map((name, index) => [
        name,
        {
          title: `${name} "><img src=x onerror=harm()>`,
          description: '</p><script>harm()</script><svg onload=harm()>',
          link: `${RAIN}'><script>harm()</script>`,
          'schedule-key': `Feed ${index}`,
        },
      ]),
    ),
    sessions: [...inRooms, ...elsewhere],
  });
}

function makeSession(attack: string, index: number, room: string): GivenSession {
  return {
    guid: `${index} ${attack}`,
    title: attack,
    room: room.trim() === '' ? 'Feed' : room,
    from: FROM,
    duration: '01:00',
    subtitle: attack,
    abstract: attack,
    description: `<p>${attack}</p>\n\n[${attack}](${attack})`,
    track: attack,
    type: attack,
    language: attack,
    speakers: [attack, `x ${attack}`],
    url: index % 2 === 0 ? attack : RAIN + attack,
    logo: index % 2 === 0 ? attack : RAIN + attack,
    links: [
      { url: attack, title: attack },
      { url: `${RAIN}?${index}${attack}`, title: attack },
    ],
  };
}
