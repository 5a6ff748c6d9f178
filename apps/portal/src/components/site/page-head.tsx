import type { EventInfo } from '../../portal-data.ts';
import { ClockLink } from './clock-link.tsx';
import { ConferenceClock } from './conference-clock.tsx';
import { EventMark } from './event-mark.tsx';
import styles from './page-head.module.css';
import { ThemeToggle } from './theme-toggle.tsx';

interface PageHeadProps {
  event: EventInfo;
  title: string;
  timezone: string;
}

/** The head of a page for organisers: what it is, of which conference, and what time it is there. */
export function PageHead({ event, title, timezone }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <ClockLink href="/" className={styles.event ?? ''}>
        <EventMark logo={event.logo} size={24} />
        {event.title}
      </ClockLink>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.clock}>
        <ConferenceClock timezone={timezone} locale={event.language} />
      </div>
      <ThemeToggle />
    </header>
  );
}
