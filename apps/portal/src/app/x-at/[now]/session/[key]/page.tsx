import { SessionPage } from '../../../../../components/session/session-page.tsx';
import { getSessionProps } from '../../../../../data/session-page-props.ts';

export { generateMetadata } from '../../../../x-session/[key]/page.tsx';

export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ now: string; key: string }>;
}

/** A session's page at an instant of a rehearsal. The front leads its address here. */
export default async function Page({ params }: Props) {
  const { now, key } = await params;
  return <SessionPage {...getSessionProps(key, Date.parse(decodeURIComponent(now)))} />;
}
