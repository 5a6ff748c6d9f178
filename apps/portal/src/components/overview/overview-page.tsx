import type { OverviewPageProps } from '../../data/room-page-props.ts';
import { ClockProvider } from '../../hooks/clock-context.tsx';
import { SiteFooter } from '../site/site-footer.tsx';
import { SiteHeader } from '../site/site-header.tsx';
import styles from './overview-page.module.css';
import { RoomGrid } from './room-grid.tsx';

/** All rooms of the conference. */
export function OverviewPage({ event, initial, clock }: OverviewPageProps) {
  return (
    <ClockProvider clock={clock}>
      <div className={styles.page}>
        <SiteHeader event={event} timezone={initial.conference.timezone} />
        <main>
          <RoomGrid event={event} initial={initial} />
        </main>
        <SiteFooter>
          <a href="/api/v1/rooms">JSON</a>
        </SiteFooter>
      </div>
    </ClockProvider>
  );
}
