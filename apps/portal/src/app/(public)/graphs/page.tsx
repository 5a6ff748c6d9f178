import type { Metadata } from 'next';
import { GraphsPage } from '../../../components/graphs/graphs-page.tsx';
import { getOverviewProps } from '../../../data/room-page-props.ts';

export const dynamic = 'force-static';
export const revalidate = 3;
export const metadata: Metadata = { title: 'Graphs', robots: { index: false } };

export default function Page() {
  // While Next builds there is no portal yet, and the page made then is never sent.
  if (process.env.NEXT_PHASE === 'phase-production-build') return null;
  return <GraphsPage {...getOverviewProps()} />;
}
