import { type FieldReader, isJsonObject } from '../json/field-reader.ts';
import { readLocalised, readLocalisedName } from '../json/read-localised.ts';
import type { Link, RichText, Session } from '../model.ts';
import type { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { shorten } from '../text/shorten.ts';
import { collapseToNull } from '../text/white-space.ts';
import { createSession } from './create-session.ts';
import {
  isBlocker,
  type Names,
  type PretalxLists,
  readNameOf,
  readPretalxSpeakers,
  readRoomNames,
  readSlotEnd,
} from './pretalx-fields.ts';
import { readStart } from './read-moment.ts';
import { readState } from './session-state.ts';

export interface Slot {
  slot: FieldReader;
  /** Whose list it was found in; null if the slot says itself what it is for. */
  submission: FieldReader | null;
}

export interface SlotContext extends PretalxLists {
  /** By code. */
  submissions: ReadonlyMap<string, FieldReader>;
  /** Names of kinds of session, by id. */
  kinds: Names;
  timezone: string;
  log: ProblemLog;
}

/** null: the slot is not of the programme, or has no start, or is for something that is not here. */
export function readSlot({ slot, submission: owner }: Slot, context: SlotContext): Session | null {
  const { timezone, log } = context;
  if (isBlocker(slot)) return null;
  if (slot.raw('is_visible') === false) {
    const message = 'The slot is not visible to the public, so it is left out.';
    log.warn('session-unpublished', message, { path: slot.path });
    return null;
  }
  const submission = owner ?? findSubmission(slot, context);
  if (submission === 'missing') return null;
  const cancelled = submission === null ? null : readState(submission, log);
  const startsAt =
    cancelled === 'unpublished' ? null : readStart({ item: slot, key: 'start', timezone, log });
  if (cancelled === 'unpublished' || startsAt === null) return null;
  const place = { startsAt, rooms: readRoomNames(slot, context, log), position: { path: slot.path } };
  const endsAt = readSlotEnd({ slot, startsAt, durations: [slot, submission], timezone }, log);
  if (submission === null) return readBreak(slot, { ...place, endsAt }, log);
  return { ...readSubmission(submission, { ...place, endsAt }, context), cancelled };
}

type Place = Pick<Session, 'startsAt' | 'endsAt' | 'rooms' | 'position'>;

/** What a slot is for; null if that is a break. */
function findSubmission(
  slot: FieldReader,
  { submissions, log }: SlotContext,
): FieldReader | null | 'missing' {
  if (isJsonObject(slot.raw('submission'))) return slot.object('submission');
  const code = slot.text('submission')?.trim() ?? '';
  if (code === '') return null;
  const submission = submissions.get(code);
  if (submission !== undefined) return submission;
  const message = `Expected the submission itself, but only its code “${shorten(code, 20)}” came; the slot is left out. Fetch the slots with ?expand=submission,submission.speakers,room.`;
  log.error('submission-missing', message, { path: `${slot.path}.submission` });
  return 'missing';
}

function readBreak(slot: FieldReader, place: Place, log: ProblemLog): Session {
  const title = readLocalisedName(slot.raw('description'));
  if (title === null) log.warn('title-missing', 'The break has no description.', place.position);
  const kind = collapseToNull(slot.text('slot_type') ?? '') ?? 'break';
  return createSession({ ...place, guid: '', title: title ?? 'Untitled', kind });
}

function readSubmission(submission: FieldReader, place: Place, context: SlotContext): Session {
  const { log, tracks, kinds } = context;
  const language = collapseToNull(submission.text('content_locale') ?? '');
  const readText = (key: string): RichText | null =>
    makeRichText(readLocalised(submission.raw(key), [language]), 'html-or-markdown');
  const title = readLocalisedName(submission.raw('title'), [language]);
  if (title === null) log.warn('title-missing', 'The submission has no title.', { path: submission.path });
  return createSession({
    ...place,
    // Not the id of the slot, which is another one after each release of the schedule.
    guid: submission.text('code')?.trim() ?? '',
    title: title ?? 'Untitled',
    abstract: readText('abstract'),
    description: readText('description'),
    speakers: readPretalxSpeakers(submission, context, log),
    track: readNameOf(submission.raw('track'), tracks),
    kind: readNameOf(submission.raw('submission_type'), kinds),
    language,
    logo: findUrl(submission.text('image') ?? ''),
    links: readResources(submission),
    doNotRecord: submission.flag('do_not_record'),
  });
}

/** Those that are expanded, and public: organisers get to see the others too. */
function readResources(submission: FieldReader): Link[] {
  if (!submission.list('resources').some(isJsonObject)) return [];
  return submission.objects('resources').flatMap(resource => {
    const url = findUrl(resource.text('resource') ?? '');
    if (url === null || resource.raw('is_public') === false) return [];
    return { url, title: readLocalisedName(resource.raw('description')) ?? url };
  });
}
