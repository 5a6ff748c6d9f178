import type { OverviewPageProps } from '../../data/room-page-props.ts';
import { ClockProvider } from '../../hooks/clock-context.tsx';
import { PageHead } from '../site/page-head.tsx';
import { SiteFooter } from '../site/site-footer.tsx';
import styles from './monitor-page.module.css';
import { Wall } from './wall.tsx';

/** The wall of a control room, which also fits into a pocket. */
export function MonitorPage({ event, initial, clock }: OverviewPageProps) {
  return (
    <ClockProvider clock={clock}>
      <div className={styles.page}>
        <PageHead event={event} title="Monitor" timezone={initial.conference.timezone} />
        <main>
          <Wall event={event} initial={initial} />
        </main>
        <SiteFooter>
          <a href="/graphs">Graphs</a>
          <a href="/tracker/api/v1/endpoints">Endpoints as JSON</a>
        </SiteFooter>
      </div>
    </ClockProvider>
  );
}
