import type { Metadata } from 'next';
import { getPortalData } from '../portal-data-holder.ts';
import { getSessionPath } from '../schedule-page/session-path.ts';
import { findSessionProps } from './session-page-props.ts';

/** What search engines and those who are sent the address see of a session. */
export function describeSessionPage(key: string): Metadata {
  const props = findSessionProps(key);
  if (props === undefined) return { title: 'No such session' };
  const { entry, event, summary, publicUrl } = props;
  const { title, speakers, guid } = entry.session;
  const names = speakers.map(({ name }) => name).join(', ');
  const description = summary === '' ? names || `A session of ${event.title}` : summary;
  const path = getSessionPath(guid);
  return {
    title,
    description,
    ...(publicUrl !== null && { metadataBase: new URL(publicUrl), alternates: { canonical: path } }),
    openGraph: { type: 'article', title, description, siteName: getPortalData().getEvent().title },
    twitter: { card: 'summary' },
  };
}
