import { describe, expect, it } from 'vitest';
import { formatSessionLines } from '../session-lines.ts';
import {
  hasRealProgrammes,
  listTruths,
  MISSING_PROGRAMMES,
  readProgramme,
} from '../testing/real-programmes.ts';
import { parseIcalendar } from './icalendar.ts';

describe('real calendars', () => {
  if (!hasRealProgrammes) {
    it.skip(MISSING_PROGRAMMES, () => {});
    return;
  }

  const truths = listTruths('ics');

  const windows = truths.flatMap(truth => (truth.recurrence ?? []).map(window => ({ ...window, truth })));

  it.each(windows)(
    '$truth.file repeats from $windowStart to $windowEnd as it does',
    ({ truth, ...window }) => {
      const startsAt = Date.parse(window.windowStart);
      const endsAt = Date.parse(window.windowEnd);
      const { sessions } = parseIcalendar(readProgramme(truth), {
        timezone: truth.timezone.zoneUsedForTruth,
        calendar: { repeatWithin: { startsAt, endsAt } },
      });
      const within = sessions.filter(session => session.startsAt >= startsAt && session.startsAt < endsAt);
      expect(formatSessionLines({ sessions: within })).toEqual(window.occurrences);
    },
  );

  it('split titles of pretalx where they are told to', () => {
    const names = (file: string) => {
      const truth = truths.find(candidate => candidate.file === file);
      const text = truth === undefined ? '' : readProgramme(truth);
      const { sessions } = parseIcalendar(text, { timezone: 'UTC', calendar: { speakerSeparator: ' - ' } });
      return new Set(sessions.flatMap(session => session.speakers.map(({ name }) => name))).size;
    };
    // As the schedule.xml of the same two conferences has them, but for one name that has a comma in it.
    expect([names('divoc-r2r-2021-pretalx.ics'), names('good2025-pretalx.ics')]).toEqual([48, 62]);
  });
});
