import type { ExportedEvent } from './exported-event.ts';
import { HLS_TYPE, STREAM_LINK_TITLE, titleRoomLink } from './exported-programme.ts';

export interface ExportedLink {
  url: string;
  title: string;
  /** A media type; null: a page, or unknown. */
  type: string | null;
}

/** The links of a session, then the page and the stream of its room, each address once. */
export function listLinks({ session, room, addresses }: ExportedEvent): ExportedLink[] {
  const { roomUrl, streamUrl } = addresses;
  const links: ExportedLink[] = session.links.map(link => ({ ...link, type: null }));
  if (roomUrl !== null) links.push({ url: roomUrl, title: titleRoomLink(room), type: 'text/html' });
  if (streamUrl !== null) links.push({ url: streamUrl, title: STREAM_LINK_TITLE, type: HLS_TYPE });
  const seen = new Set<string>();
  return links.filter(({ url }) => seen.size < seen.add(url).size);
}
