import { findFormat } from '@foyer/schedule';
import type { ConfigProblem } from '../errors.ts';
import { describePlace, type Entries } from '../parse-block.ts';
import type { RoomKey, RoomKeys } from '../room-keys.ts';

interface CheckedRoom {
  room: string;
  /** Where the values come from. */
  entries: Entries;
  problems: ConfigProblem[];
}

/** Keys about the programme that say against each other how it is read. */
export function checkSchedule(keys: RoomKeys, { room, entries, problems }: CheckedRoom): void {
  const refuse = (key: RoomKey, message: string) => {
    const located = entries.get(key);
    if (located !== undefined) problems.push({ ...describePlace(located, room), key, message });
  };
  const format = keys['schedule-format'];
  if (keys['schedule-map'] !== null) {
    if (format !== null) {
      refuse(
        'schedule-map',
        `is for a programme of no known format, but "schedule-format" is "${format}"; ${ONE_OFF}`,
      );
    }
    if (keys['schedule-companions'].length > 0) {
      refuse('schedule-map', `reads one document, but there are "schedule-companions"; ${ONE_OFF}`);
    }
  }
  if (keys['schedule-calendar'] === null) return;
  if (keys['schedule-map'] !== null) {
    refuse('schedule-calendar', `is for iCalendar, but there is a "schedule-map"; ${ONE_OFF}`);
  } else if (format !== null && findFormat(format) !== 'icalendar') {
    refuse('schedule-calendar', `is for iCalendar, but "schedule-format" is "${format}"; ${ONE_OFF}`);
  }
}

const ONE_OFF = 'set one of the two to false';
