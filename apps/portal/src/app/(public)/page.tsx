import { OverviewPage } from '../../components/overview/overview-page.tsx';
import { getOverviewProps } from '../../data/room-page-props.ts';

export const dynamic = 'force-static';
export const revalidate = 3;

export default function Page() {
  // While Next builds there is no portal yet, and the page made then is never sent.
  if (process.env.NEXT_PHASE === 'phase-production-build') return null;
  return <OverviewPage {...getOverviewProps()} />;
}
