import {
  formatDayRange,
  formatDayShort,
  formatMonth,
  formatTime,
  nameZone,
  readDate,
} from '../words/format-time.ts';
import { nameLanguage } from '../words/name-language.ts';
import { html, type Markup } from './html.ts';
import { hasSeveralYears, type ViewDay, type ViewRoom } from './programme-view.ts';
import type { RenderContext } from './render-context.ts';
import { toIso } from './render-day.ts';
import type { Tokens } from './render-entry.ts';

interface Word {
  label: string;
  token: string;
  /** Stays in sight where there are too many words. */
  first: boolean;
}

/** More words than this are folded. */
const MANY_WORDS = 14;

/** What this is and when, and the search. */
export function renderTop({ view, place, eventPlace }: RenderContext): Markup {
  const [first, last] = [view.days[0], view.days.at(-1)];
  const days =
    first && last && formatDayRange(readDate(first.date), readDate(last.date), { ...place, timezone: 'UTC' });
  const zone = view.hasOtherZones && `times in ${nameZone(view.timezone)}`;
  return html`<header class="top"><h1>Programme</h1><p class="when">${[days, eventPlace, zone].filter(Boolean).join(', ')}</p><search class="search"><label class="visually-hidden" for="q">Search the programme</label><input id="q" name="q" type="search" placeholder="Titles, speakers, rooms" autocomplete="off" spellcheck="false" enterkeyhint="search"><button type="button" class="word" data-mine aria-pressed="false">My programme</button><a class="calendar" hidden href="/schedule.ics">Calendar of it</a></search></header>`;
}

/** The words that pick by track, language and room. Without scripts they are not shown. */
export function renderFilters({ view }: RenderContext, tokens: Tokens): Markup {
  const { tracks, languages, rooms } = view;
  const firstRooms = pickFirstRooms(rooms);
  return html`<div class="find">${renderWords(
    'Track',
    tracks.map((label, index) => ({ label, token: tokens.track(label), first: index < MANY_WORDS })),
  )}${renderWords(
    'Language',
    languages.map(code => ({ label: nameLanguage(code, 'en'), token: tokens.language(code), first: true })),
  )}${renderWords(
    'Room',
    rooms.map(room => ({ label: room.title, token: tokens.room(room), first: firstRooms.has(room) })),
  )}</div>`;
}

/** Those with a camera, if some have one. */
function pickFirstRooms(rooms: readonly ViewRoom[]): ReadonlySet<ViewRoom> {
  const watched = rooms.filter(({ name }) => name !== null);
  return new Set((watched.length > 0 ? watched : rooms).slice(0, MANY_WORDS));
}

function renderWords(label: string, words: readonly Word[]): Markup | null {
  // What picks everything picks nothing.
  if (words.length < 2) return null;
  const fold = words.length > MANY_WORDS;
  const rest = words.filter(({ first }) => !first).length;
  return html`<div class="words" role="group" aria-label="${label}"${fold && rest > 0 && html` data-folded`}><span class="label" aria-hidden="true">${label}</span><div>${words.map(
    ({ label: name, token, first }) =>
      html`<button type="button" class="word" aria-pressed="false" data-token="${token}"${!first && html` data-rest`}>${name}</button>`,
  )}${fold && rest > 0 && html`<button type="button" class="more" aria-expanded="false">${rest} more</button>`}</div></div>`;
}

/** The days as words that lead to them, and the way to now. Days of several months stand by month. */
export function renderDays(context: RenderContext): Markup {
  const { view, place, at } = context;
  const isOn = view.days.some(
    ({ entries }) =>
      entries.some(({ startsAt }) => startsAt <= at) && entries.some(({ endsAt }) => endsAt > at),
  );
  const months = [...Map.groupBy(view.days, ({ date }) => date.slice(0, 7)).values()];
  const days = months.flatMap(month =>
    months.length > 1 ? renderMonth(month, context) : renderLinks(month, context),
  );
  return html`<nav class="bar" aria-label="Days"><div class="days">${days}</div><a class="jump" href="#now"${!isOn && html` hidden`}>Now <time datetime="${toIso(at)}">${formatTime(at, place)}</time></a></nav>`;
}

/** The name of the month stands once before its days; each says it to those who hear them one by one. */
function renderMonth(days: readonly ViewDay[], context: RenderContext): Markup {
  const place = { ...context.place, timezone: 'UTC' };
  const at = readDate(days[0]?.date ?? '');
  const withYear = hasSeveralYears(context.view);
  const name = html`<span class="visually-hidden"> ${formatMonth(at, place, { length: 'long', withYear })}</span>`;
  return html`<div class="month"><b aria-hidden="true">${formatMonth(at, place, { length: 'short', withYear })}</b>${renderLinks(days, context, name)}</div>`;
}

function renderLinks(days: readonly ViewDay[], { place }: RenderContext, month?: Markup): Markup[] {
  return days.map(
    ({ date }) =>
      html`<a href="#${date}">${formatDayShort(readDate(date), { ...place, timezone: 'UTC' })}${month ?? null}</a>`,
  );
}
