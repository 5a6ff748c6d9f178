import { type FieldReader, isJsonObject, readObjects } from '../json/field-reader.ts';
import type { Feed, Link, ParseOptions, Session } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseToNull, collapseWhiteSpace, trimToNull } from '../text/white-space.ts';
import { createSession } from './create-session.ts';
import { finishFeed } from './finish-feed.ts';
import type { Format } from './format.ts';
import { openJson } from './open-json.ts';
import { readEnd } from './read-end.ts';
import { readStart } from './read-moment.ts';
import { readTitle } from './read-title.ts';
import { createUnreadableFeed } from './unreadable-feed.ts';

const EXPECTED = 'a list of episodes as Veyepar writes it (location, start, conf_key)';

/** A list with Veyepar’s own pair of keys, or with Django’s name of its model. */
export function recogniseVeyepar(source: string): boolean {
  if (!/^\uFEFF?\s*\[\s*\{/.test(source)) return false;
  return (
    (source.includes('"conf_key"') && source.includes('"location"')) || source.includes('"main.episode"')
  );
}

/**
 * Reads the episodes of a show in Veyepar: a flat list, or until 2023 Django’s dump of the table, with
 * `fields` in each. Never throws. Addresses (`emails`) are not read.
 */
export function parseVeyepar(source: string, { timezone }: ParseOptions): Feed {
  const opened = openJson({ source, recognise: recogniseVeyepar, expected: EXPECTED });
  if ('unreadable' in opened) return opened.unreadable;
  const items = opened.value;
  if (!Array.isArray(items) || !items.some(isEpisode)) return createUnreadableFeed(source, EXPECTED);
  const log = new ProblemLog();
  const sessions = readObjects({ items, path: '', log }).flatMap(
    item => readEpisode({ item, timezone, log }) ?? [],
  );
  return finishFeed({ sessions, log });
}

function isEpisode(value: unknown): boolean {
  return isJsonObject(value) && (isJsonObject(value.fields) || ('location' in value && 'start' in value));
}

interface EpisodeSource {
  item: FieldReader;
  timezone: string;
  log: ProblemLog;
}

function readEpisode({ item, timezone, log }: EpisodeSource): Session | null {
  const episode = item.object('fields') ?? item;
  const startsAt = readStart({ item: episode, key: 'start', timezone, log });
  if (startsAt === null) return null;
  const room = collapseToNull(episode.text('location') ?? '');
  const position = { path: episode.path };
  if (room === null) log.warn('room-missing', 'The episode names no room, so it is in none.', position);
  const duration = {
    startsAt,
    duration: (episode.text('duration') ?? '').trim(),
    position: { path: `${episode.path}.duration` },
  };
  const released = episode.flag('released');
  return createSession({
    guid: [item.text('id'), item.text('pk'), episode.text('conf_key')].find(id => trimToNull(id ?? '')) ?? '',
    title: readTitle(episode, 'name', log),
    description: makeRichText(episode.text('description'), 'html-or-markdown'),
    startsAt,
    endsAt: readEnd({ ...duration, threeParts: 'hours-minutes-seconds' }, log),
    rooms: room === null ? [] : [room],
    speakers: readAuthors(episode.text('authors') ?? ''),
    url: findUrl(episode.text('conf_url') ?? ''),
    links: readLinks(episode),
    doNotRecord: released === null ? null : !released,
    position,
  });
}

function readAuthors(text: string): Session['speakers'] {
  const names = text.split(',').map(collapseWhiteSpace);
  return names.filter(name => name !== '').map(name => ({ id: null, name }));
}

/** Where the recording was put, once it was. */
function readLinks(episode: FieldReader): Link[] {
  const urls = ['public_url', 'host_url', 'archive_url'].map(key => findUrl(episode.text(key) ?? ''));
  return [...new Set(urls)].flatMap(url => (url === null ? [] : [{ url, title: 'Recording' }]));
}

export const veyeparFormat: Format<'veyepar'> = {
  name: 'veyepar',
  aliases: [],
  parse: parseVeyepar,
  recognise: recogniseVeyepar,
};
