import { describe, expect, it } from 'vitest';
import { createTokens } from './create-tokens.ts';
import { renderDays } from './render-controls.ts';
import { renderDay } from './render-day.ts';
import { makeView } from './testing/make-view.ts';

function render(...dates: string[]) {
  const view = makeView({
    sessions: dates.map(date => ({ title: date, from: `${date}T10:00:00Z`, to: `${date}T11:00:00Z` })),
  });
  const place = { locale: 'en', timezone: 'Europe/Berlin' };
  const context = { view, place, at: 0, query: '', liveRooms: new Set<string>(), eventPlace: null };
  const days = view.days.map(day => renderDay(day, createTokens(view), context).text);
  return { bar: renderDays(context).text, headings: days.map(text => /<h2[^>]*>([^<]*)/.exec(text)?.[1]) };
}

/** What the links say, and what is only seen beside them. */
const words = (bar: string, tag: 'a' | 'b') =>
  [...bar.matchAll(new RegExp(`<${tag}\\b[^>]*>(.*?)</${tag}>`, 'g'))]
    .map(([, inner = '']) => inner.replace(/<[^>]*>/g, ''))
    .filter(text => !text.startsWith('Now'));

describe('the days of the programme', () => {
  it('are told by weekday and number where they are of one month', () => {
    const { bar, headings } = render('2026-06-12', '2026-06-13');
    expect(words(bar, 'a')).toEqual(['Fri 12', 'Sat 13']);
    expect(words(bar, 'b')).toEqual([]);
    expect(headings).toEqual(['Friday 12 June', 'Saturday 13 June']);
  });

  it('stand by month where they are of several', () => {
    const { bar, headings } = render('2015-01-09', '2015-02-13', '2015-02-14');
    expect(words(bar, 'b')).toEqual(['Jan', 'Feb']);
    expect(words(bar, 'a')).toEqual(['Fri 9 January', 'Fri 13 February', 'Sat 14 February']);
    expect(headings[0]).toBe('Friday 9 January');
  });

  it('say their year where that is not the same for all', () => {
    const { bar, headings } = render('2017-12-27', '2018-12-27');
    expect(words(bar, 'b')).toEqual(['Dec 2017', 'Dec 2018']);
    expect(words(bar, 'a')).toEqual(['Wed 27 December 2017', 'Thu 27 December 2018']);
    expect(headings).toEqual(['Wednesday 27 December 2017', 'Thursday 27 December 2018']);
  });
});
