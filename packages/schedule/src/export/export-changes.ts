import type { DatedChange } from '../changes/dated-change.ts';
import { describeChange } from '../changes/describe-change.ts';
import type { Instant } from '../model.ts';
import { writeUrl } from '../text/write-url.ts';
import {
  type AddressedSession,
  chooseAddresses,
  type ExportedProgramme,
  HLS_TYPE,
  type SessionAddresses,
  STREAM_LINK_TITLE,
  titleRoomLink,
} from './exported-programme.ts';
import { listPlaces } from './list-places.ts';
import { makeUuid } from './make-uuid.ts';
import { XmlWriter } from './xml-writer.ts';

export interface ExportChangesOptions {
  /** The conference. */
  title: string;
  /** IANA zone of the times in the sentences. */
  timezone: string;
  /** In any order. */
  changes: readonly DatedChange[];
  /** When the programme was first known: that of the feed while nothing has changed. */
  since: Instant;
  /** What makes ids of this portal's own; the same for good, whatever the conference is called. */
  idSpace: string;
  findPlaces?: ExportedProgramme['findPlaces'];
  findAddresses: (session: AddressedSession, room: string | null) => SessionAddresses;
  selfUrl: string | null;
  /** The page that people read instead. */
  pageUrl: string | null;
}

/** Writes what has changed in a programme as Atom (RFC 4287), the latest first. */
export function exportChanges(options: ExportChangesOptions): string {
  const { title, changes, since, idSpace, selfUrl, pageUrl } = options;
  const latest = changes.toSorted((a, b) => b.at - a.at);
  const writer = new XmlWriter();
  writer.branch('feed', { xmlns: 'http://www.w3.org/2005/Atom' }, () => {
    writer.leaf('id', writeId(idSpace, 'changes'));
    writer.leaf('title', `Changes of the programme · ${title}`);
    writer.leaf('updated', formatUtc(latest[0]?.at ?? since));
    writer.branch('author', {}, () => writer.leaf('name', title));
    writer.leaf('generator', 'Foyer');
    if (selfUrl !== null) writeLink(writer, { rel: 'self', type: 'application/atom+xml', href: selfUrl });
    if (pageUrl !== null) writeLink(writer, { rel: 'alternate', type: 'text/html', href: pageUrl });
    for (const dated of latest) writeEntry(writer, dated, options);
  });
  return writer.finish();
}

function writeEntry(
  writer: XmlWriter,
  { at, change, note = null }: DatedChange,
  options: ExportChangesOptions,
): void {
  const { timezone, idSpace, findAddresses } = options;
  const session = change.after ?? change.before;
  const sentence = describeChange(change, timezone);
  const places = listPlaces(options, session);
  writer.branch('entry', {}, () => {
    writer.leaf('id', writeId(idSpace, JSON.stringify([change.kind, change.guid, at])));
    writer.leaf('title', sentence);
    writer.leaf('updated', formatUtc(at));
    writer.leaf('category', '', { term: change.kind });
    for (const [index, room] of places.entries()) {
      // One that is no more in the programme has neither a page nor a picture.
      const found = chooseAddresses(findAddresses(session, room), session);
      const { sessionUrl, roomUrl, streamUrl } =
        change.after === null ? { ...found, sessionUrl: null, streamUrl: null } : found;
      if (index === 0) {
        writeLink(writer, { rel: 'alternate', type: 'text/html', href: sessionUrl ?? roomUrl });
      }
      writeLink(writer, { rel: 'related', type: 'text/html', title: titleRoomLink(room), href: roomUrl });
      writeLink(writer, { rel: 'enclosure', type: HLS_TYPE, title: STREAM_LINK_TITLE, href: streamUrl });
    }
    writer.leaf('content', note === null ? `${sentence}.` : `${sentence}. ${note}`, { type: 'text' });
  });
}

function writeLink(
  writer: XmlWriter,
  { href, ...attributes }: { rel: string; type: string; title?: string; href: string | null },
): void {
  if (href !== null) writer.leaf('link', '', { ...attributes, href: writeUrl(href) });
}

function writeId(space: string, name: string): string {
  return `urn:uuid:${makeUuid(space, name)}`;
}

function formatUtc(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
