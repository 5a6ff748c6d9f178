import { MonitorPage } from '../../../../components/monitor/monitor-page.tsx';
import { getOverviewProps } from '../../../../data/room-page-props.ts';

export { metadata } from '../../../(public)/monitor/page.tsx';

export const dynamic = 'force-dynamic';

/** The same at an instant of a rehearsal. The front lets only valid instants through. */
export default async function Page({ params }: { params: Promise<{ now: string }> }) {
  return <MonitorPage {...getOverviewProps(Date.parse(decodeURIComponent((await params).now)))} />;
}
