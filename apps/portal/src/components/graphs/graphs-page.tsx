import type { OverviewPageProps } from '../../data/room-page-props.ts';
import { ClockProvider } from '../../hooks/clock-context.tsx';
import { PageHead } from '../site/page-head.tsx';
import { SiteFooter } from '../site/site-footer.tsx';
import styles from './graphs-page.module.css';
import { GraphsView } from './graphs-view.tsx';

/** How many watched, and how much was sent, over time. */
export function GraphsPage({ event, initial, clock }: OverviewPageProps) {
  return (
    <ClockProvider clock={clock}>
      <div className={styles.page}>
        <PageHead event={event} title="Graphs" timezone={initial.conference.timezone} />
        <main>
          <GraphsView event={event} conference={initial.conference} />
          <noscript>
            <p>
              The graphs are drawn by a script, which does not run here. The same numbers as a table:{' '}
              <a href="/tracker/api/v1/numbers.csv">CSV</a> <a href="/tracker/api/v1/numbers">JSON</a>
            </p>
          </noscript>
        </main>
        <SiteFooter>
          <a href="/monitor">Monitor</a>
          <a href="/tracker/api/v1/numbers/now">Numbers now</a>
        </SiteFooter>
      </div>
    </ClockProvider>
  );
}
