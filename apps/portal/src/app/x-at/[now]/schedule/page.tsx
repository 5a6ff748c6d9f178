import { SchedulePage } from '../../../../components/schedule/schedule-page.tsx';
import { getScheduleProps } from '../../../../data/schedule-page-props.ts';

export { metadata } from '../../../(public)/schedule/page.tsx';

export const dynamic = 'force-dynamic';

/** The programme at an instant of a rehearsal. The front lets only valid instants through. */
export default async function Page({ params }: { params: Promise<{ now: string }> }) {
  return <SchedulePage {...getScheduleProps(Date.parse(decodeURIComponent((await params).now)))} />;
}
