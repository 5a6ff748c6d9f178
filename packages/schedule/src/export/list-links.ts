import type { ExportedEvent } from './exported-event.ts';
import { HLS_TYPE, STREAM_LINK_TITLE, titleRoomLink } from './exported-programme.ts';

export interface ExportedLink {
  url: string;
  title: string;
  /** A media type; null: a page, or unknown. */
  type: string | null;
}

/**
 * The links of a session, then its page with what the organisers say to a correction, since these formats have no other
 * place for that but the programme's own texts; then the page and the stream of its room. Each address once.
 */
export function listLinks({ session, room, addresses }: ExportedEvent): ExportedLink[] {
  const { sessionUrl, roomUrl, streamUrl } = addresses;
  const links: ExportedLink[] = session.links.map(link => ({ ...link, type: null }));
  const note = session.correction?.note ?? null;
  if (sessionUrl !== null && note !== null) {
    links.push({ url: sessionUrl, title: `Note: ${note}`, type: 'text/html' });
  }
  if (roomUrl !== null) links.push({ url: roomUrl, title: titleRoomLink(room), type: 'text/html' });
  if (streamUrl !== null) links.push({ url: streamUrl, title: STREAM_LINK_TITLE, type: HLS_TYPE });
  const seen = new Set<string>();
  return links.filter(({ url }) => seen.size < seen.add(url).size);
}
