import { createFieldReader, type FieldReader, isJsonObject, readObjects } from '../json/field-reader.ts';
import { readLocalisedName } from '../json/read-localised.ts';
import type { ConferenceInfo, Feed, ParseOptions } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull } from '../text/white-space.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { openJson } from './open-json.ts';
import { readSlot, type Slot, type SlotContext } from './pretalx-api-slot.ts';
import { readNames, readPretalxRooms } from './pretalx-fields.ts';
import { readTimezone } from './read-timezone.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'answers of pretalx’s REST API (slots, or submissions with their slots)';

/** Slots of submissions, or submissions with slots: alone, in pages, or beside each other. */
export function recognisePretalxApi(source: string): boolean {
  const has = (keys: string) => new RegExp(`"(?:${keys})"\\s*:`).test(source);
  if (!/^\uFEFF?\s*[[{]/.test(source) || !has('start') || !has('room')) return false;
  return has('submission') || (has('submission_type') && has('slots?'));
}

/**
 * Reads what pretalx's REST API answers (`/api/events/{event}/…`), of its first version or a later one: the
 * slots (`slots/?expand=submission,submission.speakers,room`, a schedule with its slots, the talks of old), or
 * several such lists in one object under the names that they have in the address: `slots`, `submissions`,
 * `speakers`, `rooms`, `tracks`, `submission-types`, `event`. A list may be a page, or a list of pages. Never
 * throws. Addresses, biographies, notes and answers, which organisers get to see, are not read.
 */
export function parsePretalxApi(source: string, { timezone }: ParseOptions): Feed {
  const opened = openJson({ source, recognise: recognisePretalxApi, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  if (!recognisePretalxApi(source)) return createUnreadableFeed(source, EXPECTED);
  const log = new ProblemLog();
  const lists = collectLists(opened.value, log);
  const read = (name: string) => lists.get(name) ?? [];
  const conference = readEvent(opened.value, log);
  const submissions = [...read('submissions'), ...read('talks')];
  const context: SlotContext = {
    submissions: new Map(submissions.map(submission => [submission.text('code') ?? '', submission])),
    rooms: readNames(read('rooms'), 'id'),
    tracks: readNames(read('tracks'), 'id'),
    kinds: readNames([...read('submission-types'), ...read('submission_types')], 'id'),
    speakers: readNames(read('speakers'), 'code'),
    timezone: conference.timezone ?? timezone,
    log,
  };
  // Where the slots stand by themselves, submissions may repeat them.
  const items = read('slots').length > 0 ? read('slots') : [...read('results'), ...submissions];
  const slots = [...items, ...read('breaks')].flatMap(findSlots);
  const expandedRooms = slots.flatMap(({ slot }) => {
    const room = isJsonObject(slot.raw('room')) ? slot.object('room') : null;
    return room?.raw('id') ? room : [];
  });
  const feed = finishFeed({
    sessions: slots.flatMap(slot => readSlot(slot, context) ?? []),
    log,
    conference,
    declaredRooms: readPretalxRooms([...read('rooms'), ...expandedRooms]),
  });
  return { ...feed, complete: !feed.problems.some(problem => problem.code === 'page-missing') };
}

const LISTS = [
  ...['slots', 'breaks', 'submissions', 'talks', 'speakers', 'rooms', 'tracks'],
  ...['submission-types', 'submission_types'],
] as const;

/** The lists of a dump by their names; that of an answer which is one itself is called `results`. */
function collectLists(value: unknown, log: ProblemLog): ReadonlyMap<string, FieldReader[]> {
  if (!isJsonObject(value) || Array.isArray(value.results)) {
    return new Map([['results', readList({ value, path: '', log })]]);
  }
  return new Map(LISTS.map(name => [name, readList({ value: value[name], path: name, log })]));
}

/** The objects of a list, of a page (`{"count": 60, "next": "https://…", "results": […]}`) or of several pages. */
function readList({ value, path, log }: { value: unknown; path: string; log: ProblemLog }): FieldReader[] {
  const pages = Array.isArray(value) && value.every(isPage) ? value : [value];
  const last: unknown = pages.at(-1);
  const next = isPage(last) ? last.next : null;
  if (typeof next === 'string') {
    const message = `Expected the whole list, but a page came that another one follows (${shorten(next)}). Fetch all pages, or one that is large enough (page_size).`;
    log.error('page-missing', message, { path: path === '' ? 'next' : `${path}.next` });
  }
  return pages.flatMap((page, index) => {
    const pagePath = pages === value ? `${path}[${index}]` : path;
    const items = isPage(page) ? page.results : page;
    const itemsPath = isPage(page) ? `${pagePath}.results`.replace(/^\./, '') : path;
    return Array.isArray(items) ? readObjects({ items, path: itemsPath, log }) : [];
  });
}

function isPage(value: unknown): value is { results: unknown[]; next?: unknown } {
  return isJsonObject(value) && Array.isArray(value.results);
}

function readEvent(
  value: unknown,
  log: ProblemLog,
): Pick<ConferenceInfo, 'title' | 'acronym' | 'version' | 'timezone'> {
  const root = createFieldReader({ value: isJsonObject(value) ? value : {}, path: '', log });
  const event = root.object('event');
  const readLine = (object: FieldReader | null, key: string) => collapseToNull(object?.text(key) ?? '');
  return {
    title: readLocalisedName(event?.raw('name')),
    acronym: readLine(event, 'slug'),
    version: readLine(root, 'version'),
    timezone: readTimezone(
      { name: readLine(event, 'timezone') ?? '', position: { path: 'event.timezone' } },
      log,
    ),
  };
}

/** A slot is itself; a submission has one, several, or none. */
function findSlots(item: FieldReader): Slot[] {
  if (item.raw('submission') !== null || item.raw('code') === null) return [{ slot: item, submission: null }];
  const own = item.object('slot');
  // Those that are not expanded are numbers.
  const others = item.list('slots').some(isJsonObject) ? item.objects('slots') : [];
  return [...(own === null ? [] : [own]), ...others].map(slot => ({ slot, submission: item }));
}

export const pretalxApiFormat: Format<'pretalx-api'> = {
  name: 'pretalx-api',
  aliases: [],
  parse: parsePretalxApi,
  recognise: recognisePretalxApi,
};
