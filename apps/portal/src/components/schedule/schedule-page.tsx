import type { SchedulePageProps } from '../../data/schedule-page-props.ts';
import { ClockProvider } from '../../hooks/clock-context.tsx';
import '../../styles/programme/sheet.css';
import '../../styles/programme/controls.css';
import '../../styles/programme/days.css';
import '../../styles/programme/star.css';
import '../../styles/programme/list.css';
import '../../styles/programme/grid.css';
import '../../styles/programme/now-line.css';
import '../../styles/programme/print.css';
import { PageBar } from '../site/page-bar.tsx';
import { SiteFooter } from '../site/site-footer.tsx';
import { Notice } from '../site/system-notice.tsx';
import { NewProgrammeNote } from './new-programme-note.tsx';
import { ProgrammeBehaviour } from './programme-behaviour.tsx';
import { ProgrammeSheet } from './programme-sheet.tsx';
import styles from './schedule-page.module.css';

/** The whole programme. */
export function SchedulePage({ event, timezone, empty, missing, revision, clock }: SchedulePageProps) {
  const place = { locale: event.language, timezone };
  return (
    <ClockProvider clock={clock}>
      <div className={styles.page}>
        <PageBar up={{ href: '/', label: event.title }} place={place} />
        <main>
          {empty === null ? (
            <>
              <Notice sentence={missing} />
              <ProgrammeSheet at={clock.initialAt} rehearsing={clock.rehearsing} />
              <ProgrammeBehaviour />
            </>
          ) : (
            <div className={`programme ${styles.empty}`}>
              <h1>Programme</h1>
              <p>{empty}</p>
            </div>
          )}
        </main>
        <SiteFooter>
          {empty === null && (
            <>
              <a href="/schedule.ics">Calendar</a>
              <a href="/schedule/changes.atom">Changes</a>
              <a href="/schedule.xml">XML</a>
              <a href="/schedule.json">JSON</a>
            </>
          )}
        </SiteFooter>
        <NewProgrammeNote revision={revision} />
      </div>
    </ClockProvider>
  );
}
