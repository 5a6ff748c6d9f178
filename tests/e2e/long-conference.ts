import { writeConference } from './write-conference.ts';

/** The two days of the conference. */
export const [FIRST_DAY, SECOND_DAY] = ['2019-12-27', '2019-12-28'];
/** Of a day, from 10:00 on: 20 begin at each hour, called “Session 1” and so on. */
export const SESSIONS = 200;

/** Writes a conference whose days are many screens long on a phone, and gives the config's path. */
export function writeLongConference(pickRoom: (index: number) => string): Promise<string> {
  return writeConference({
    title: 'Two long days',
    rooms: { ada: { title: 'Ada' }, borg: { title: 'Borg' } },
    sessions: [FIRST_DAY, SECOND_DAY].flatMap(date =>
      Array.from({ length: SESSIONS }, (_, index) => ({
        guid: `${date}-${index}`,
        title: `Session ${index + 1}`,
        room: pickRoom(index),
        from: `${date}T${10 + Math.floor(index / 20)}:00:00+01:00`,
        duration: '00:50',
      })),
    ),
  });
}
