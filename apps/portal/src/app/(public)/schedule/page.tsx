import type { Metadata } from 'next';
import { SchedulePage } from '../../../components/schedule/schedule-page.tsx';
import { getScheduleProps } from '../../../data/schedule-page-props.ts';

export const dynamic = 'force-static';
export const revalidate = 3;

export const metadata: Metadata = { title: 'Programme' };

export default function Page() {
  // While Next builds there is no portal yet, and the page made then is never sent.
  if (process.env.NEXT_PHASE === 'phase-production-build') return null;
  return <SchedulePage {...getScheduleProps()} />;
}
