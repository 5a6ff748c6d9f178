import { describe, expect, it } from 'vitest';
import { createTokens } from './create-tokens.ts';
import { renderDay } from './render-day.ts';
import { type GivenSource, makeView } from './testing/make-view.ts';

/** The days of a programme that is told in the zone of its first room. */
function renderDays(...sources: GivenSource[]): string[] {
  const view = makeView(...sources);
  const place = { locale: 'en', timezone: view.timezone };
  const context = { view, place, at: 0, query: '', liveRooms: new Set<string>(), eventPlace: null };
  return view.days.map(day => renderDay(day, createTokens(view), context).text);
}

/** What headings and hours say, without markup. */
const listTimes = (day: string, around: 'h3' | 'p class="hour"') =>
  [...day.matchAll(new RegExp(`<${around}[^>]*><time[^>]*>(.*?)</time>`, 'g'))].map(([, time = '']) =>
    time.replace(/<[^>]*>/g, ''),
  );

const NEW_YORK: GivenSource = {
  rooms: ['Ada'],
  timezone: 'America/New_York',
  sessions: [{ title: 'Noon', from: '2025-03-18T16:00:00Z', to: '2025-03-18T17:00:00Z' }],
};

describe('a day of the programme', () => {
  it('says of which day its times are that are not of it by the clocks of the page', () => {
    const tokyo: GivenSource = {
      rooms: ['Borg'],
      timezone: 'Asia/Tokyo',
      sessions: [
        { title: 'Morning', rooms: ['Borg'], from: '2025-03-17T23:00:00Z', to: '2025-03-18T00:00:00Z' },
      ],
    };
    const [day = ''] = renderDays(NEW_YORK, tokyo);
    expect(listTimes(day, 'h3')).toEqual(['19:00 Mon', '12:00']);
    expect(listTimes(day, 'p class="hour"')).toEqual(['19:00 Mon', '20:00 Mon', '12:00']);
  });

  it('does not say it of what is only late', () => {
    const [day = ''] = renderDays({
      ...NEW_YORK,
      sessions: [
        ...NEW_YORK.sessions,
        { title: 'Night', from: '2025-03-19T04:30:00Z', to: '2025-03-19T05:00:00Z' },
      ],
    });
    expect(listTimes(day, 'h3')).toEqual(['12:00', '00:30']);
  });

  it('strikes through when a session was to begin', () => {
    const at = (time: string) => Date.parse(`2025-03-18T${time}:00Z`);
    const [day = ''] = renderDays({
      ...NEW_YORK,
      sessions: [
        {
          title: 'Late',
          from: '2025-03-18T16:10:00Z',
          to: '2025-03-18T17:10:00Z',
          correction: {
            kind: 'delayed',
            startsAt: at('16:00'),
            endsAt: at('17:00'),
            rooms: ['Ada'],
            note: null,
          },
        },
      ],
    });
    const [, time = ''] = /<p class="t">(.*?)<\/p>/.exec(day) ?? [];
    expect(time).toMatch(/^<s>.*12:00.*<\/s> 12:10–13:10$/);
  });
});
