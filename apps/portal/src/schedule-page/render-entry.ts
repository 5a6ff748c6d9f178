import { findPlannedStart, nameChange } from '../words/correction-words.ts';
import { formatEnd, formatTime, formatTimeShort } from '../words/format-time.ts';
import { nameLanguage } from '../words/name-language.ts';
import { nameWholeDays } from '../words/whole-days.ts';
import { html, type Markup } from './html.ts';
import type { GridArea } from './layout-day.ts';
import { splitLanguages, type ViewEntry } from './programme-view.ts';
import type { RenderContext } from './render-context.ts';
import { getSessionPath, toSessionKey } from './session-path.ts';
import { findPhase } from './session-phase.ts';

const MINUTE_MS = 60_000;
/** Strips of these have no line to spare for the time. */
const BRIEF_MINUTES = 25;

/** What entries have in common with filters: a word of a filter and the entries it picks have the same token. */
export interface Tokens {
  track(name: string): string;
  language(code: string): string;
  room(room: ViewEntry['room']): string;
}

/**
 * A session as a strip of the grid and as an item of the list; what of it is shown where is for the style sheet.
 * It has all that the scripts need to know: `data-m` its minutes, `data-k` what filters pick it by.
 */
export function renderEntry(
  entry: ViewEntry,
  area: GridArea,
  tokens: Tokens,
  context: RenderContext,
): Markup {
  const { session, room, startsAt, endsAt } = entry;
  const { place, at, query } = context;
  const minutes = (endsAt - startsAt) / MINUTE_MS;
  const phase = findPhase({ startsAt, endsAt, cancelled: session.cancelled }, at);
  const change = nameChange(session);
  const key = toSessionKey(session.guid);
  const path = getSessionPath(session.guid);
  const until = session.endsAt === null ? '' : `–${formatEnd(entry, place)}`;
  const times =
    nameWholeDays(entry, startsAt, { ...place, timezone: entry.timezone }) ??
    `${formatTime(startsAt, place)}${until}`;
  const languages = splitLanguages(session.language).map(code => nameLanguage(code, 'en'));
  const facts = [...(session.track === null ? [] : [session.track]), ...languages];
  return html`<li style="grid-area:${area.row}/${area.column}/${area.rowEnd}/${area.columnEnd}" data-m="${minutes}" data-k="${listTokens(entry, tokens)}"${phase !== 'coming' && html` data-p="${phase}"`}${minutes < BRIEF_MINUTES && html` data-brief`}${session.cancelled === true && html` data-off`}${key !== session.guid && html` data-guid="${session.guid}"`}><p class="t">${renderPlanned(entry, context)}${times}</p>${renderRoom(room, context)}<a class="a" href="${path}${query}">${session.title}</a>${session.subtitle !== null && html`<p class="u">${session.subtitle}</p>`}<div class="d">${session.speakers.length > 0 && html`<p class="s">${session.speakers.map(({ name }) => name).join(', ')}</p>`}${facts.length > 0 && html`<p class="f">${facts.join(' · ')}</p>`}</div>${change !== null && html`<p class="c">${change}</p>`}${session.doNotStream === true && html`<p class="c">Not streamed</p>`}<button type="button" class="x" aria-label="Star"></button></li>`;
}

/** When it would begin by the programme, struck through. */
function renderPlanned({ session, startsAt }: ViewEntry, { place }: RenderContext): Markup | null {
  const planned = findPlannedStart({ ...session, startsAt });
  if (planned === null) return null;
  return html`<s><span class="visually-hidden">planned for </span>${formatTimeShort(planned, startsAt, place)}<span class="visually-hidden">, now</span></s> `;
}

function renderRoom({ name, title }: ViewEntry['room'], { query }: RenderContext): Markup {
  return name === null
    ? html`<b class="r">${title}</b>`
    : html`<a class="r" href="/${name}${query}">${title}</a>`;
}

function listTokens({ session, room }: ViewEntry, tokens: Tokens): string {
  return [
    tokens.room(room),
    ...(session.track === null ? [] : [tokens.track(session.track)]),
    ...splitLanguages(session.language).map(tokens.language),
  ].join(' ');
}
