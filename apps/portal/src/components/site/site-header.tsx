import type { EventInfo } from '../../portal-data.ts';
import { ConferenceClock } from './conference-clock.tsx';
import { EventMark } from './event-mark.tsx';
import { RehearsalLink } from './rehearsal-link.tsx';
import styles from './site-header.module.css';
import { ThemeToggle } from './theme-toggle.tsx';

interface SiteHeaderProps {
  event: EventInfo;
  timezone: string;
}

/** Does not fit one line of a phone. */
const LONG_TITLE = 18;

/** The head of the overview: whose conference this is, and what time it is there. */
export function SiteHeader({ event, timezone }: SiteHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.brand}>
        <EventMark logo={event.logo} size={44} />
        <h1 className={styles.title} data-long={event.title.length > LONG_TITLE || undefined}>
          {event.title}
        </h1>
      </div>
      {event.subtitle !== null && <p className={styles.subtitle}>{event.subtitle}</p>}
      <ConferenceClock timezone={timezone} locale={event.language} />
      <div className={styles.tools}>
        {event.hasProgramme && (
          <RehearsalLink href="/schedule#now" className={styles.link ?? ''}>
            Programme
          </RehearsalLink>
        )}
        {event.link !== null && (
          <a href={event.link} className={styles.link}>
            About the conference
          </a>
        )}
        <ThemeToggle />
      </div>
    </header>
  );
}
