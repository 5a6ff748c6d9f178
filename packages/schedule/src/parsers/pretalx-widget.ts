import { createFieldReader, type FieldReader, isJsonObject } from '../json/field-reader.ts';
import { readLocalised, readLocalisedName } from '../json/read-localised.ts';
import type { Feed, ParseOptions, Session } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { collapseToNull, trimToNull } from '../text/white-space.ts';
import { createSession } from './create-session.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { openJson } from './open-json.ts';
import {
  isBlocker,
  type PretalxLists,
  readNameOf,
  readNames,
  readPretalxRooms,
  readPretalxSpeakers,
  readRoomNames,
  readSlotEnd,
} from './pretalx-fields.ts';
import { readStart } from './read-moment.ts';
import { readTimezone } from './read-timezone.ts';
import { readState } from './session-state.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'the JSON of pretalx’s schedule widget (talks, rooms, speakers, timezone)';

export function recognisePretalxWidget(source: string): boolean {
  return (
    /^\uFEFF?\s*\{/.test(source) &&
    ['talks', 'rooms', 'tracks', 'speakers'].every(key => new RegExp(`"${key}"\\s*:\\s*\\[`).test(source)) &&
    /"timezone"\s*:\s*"/.test(source)
  );
}

/**
 * Reads what pretalx's schedule widget loads (`/schedule/widgets/schedule.json`, earlier
 * `/schedule/widget/v2.json`): the only export of pretalx that has the breaks. Never throws.
 */
export function parsePretalxWidget(source: string, { timezone }: ParseOptions): Feed {
  const opened = openJson({ source, recognise: recognisePretalxWidget, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  const { value } = opened;
  if (!isJsonObject(value) || !Array.isArray(value.talks)) return createUnreadableFeed(source, EXPECTED);
  const log = new ProblemLog();
  const root = createFieldReader({ value, path: '', log });
  const zone = readTimezone(
    { name: root.text('timezone')?.trim() ?? '', position: { path: 'timezone' } },
    log,
  );
  const rooms = root.objects('rooms');
  const context: TalkContext = {
    rooms: readNames(rooms, 'id'),
    tracks: readNames(root.objects('tracks'), 'id'),
    speakers: readNames(root.objects('speakers'), 'code'),
    timezone: zone ?? timezone,
    log,
  };
  return finishFeed({
    sessions: root.objects('talks').flatMap(talk => readTalk(talk, context) ?? []),
    log,
    conference: { version: collapseToNull(root.text('version') ?? ''), timezone: zone },
    declaredRooms: readPretalxRooms(rooms),
  });
}

interface TalkContext extends PretalxLists {
  timezone: string;
  log: ProblemLog;
}

/** null: the talk is not of the programme, or has no start. */
function readTalk(talk: FieldReader, context: TalkContext): Session | null {
  const { timezone, tracks, log } = context;
  const position = { path: talk.path };
  const cancelled = readState(talk, log);
  if (cancelled === 'unpublished' || isBlocker(talk)) return null;
  const startsAt = readStart({ item: talk, key: 'start', timezone, log });
  if (startsAt === null) return null;
  const language = collapseToNull(talk.text('content_locale') ?? '');
  const title = readLocalisedName(talk.raw('title'), [language]);
  if (title === null) log.warn('title-missing', 'The talk has no title.', position);
  const code = trimToNull(talk.text('code') ?? '');
  return createSession({
    // Not `id`: it is that of the slot, and another one after each release of the schedule.
    guid: code ?? '',
    title: title ?? 'Untitled',
    abstract: makeRichText(readLocalised(talk.raw('abstract'), [language]), 'html-or-markdown'),
    startsAt,
    endsAt: readSlotEnd({ slot: talk, startsAt, durations: [talk], timezone }, log),
    rooms: readRoomNames(talk, context, log),
    speakers: readPretalxSpeakers(talk, context, log),
    track: readNameOf(talk.raw('track'), tracks),
    // Talks have the number of their kind, which is named nowhere; what has no code is a break.
    kind: collapseToNull(talk.text('slot_type') ?? '') ?? (code === null ? 'break' : null),
    language,
    doNotRecord: talk.flag('do_not_record'),
    cancelled,
    position,
  });
}

export const pretalxWidgetFormat: Format<'pretalx-widget'> = {
  name: 'pretalx-widget',
  aliases: [],
  parse: parsePretalxWidget,
  recognise: recognisePretalxWidget,
};
