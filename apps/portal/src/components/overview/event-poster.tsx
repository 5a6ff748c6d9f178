'use client';

import { useNow } from '../../hooks/clock-context.tsx';
import type { EventInfo } from '../../portal-data.ts';
import type { ConferencePhase } from '../../status/conference-phase.ts';
import { formatCountdown, formatDayRange, readDate } from '../../words/format-time.ts';
import styles from './event-poster.module.css';

interface EventPosterProps {
  event: EventInfo;
  phase: Exclude<ConferencePhase, { kind: 'during' }>;
}

/** Before a conference: when and where, and how long until. After it: thanks. */
export function EventPoster({ event, phase }: EventPosterProps) {
  const now = useNow();
  const locale = event.language;
  if (phase.kind === 'after') {
    return (
      <section className={styles.poster}>
        <p className={styles.large}>Thank you for being here.</p>
        <p className={styles.detail}>{event.title} is over.</p>
      </section>
    );
  }
  return (
    <section className={styles.poster}>
      {/* Two versions of the same locale data may set the blanks of a range apart. */}
      <p className={styles.large} suppressHydrationWarning>
        {formatDayRange(readDate(phase.firstDay), readDate(phase.lastDay), { locale, timezone: 'UTC' })}
      </p>
      <p className={styles.detail}>
        {event.place !== null && <>{event.place}. </>}
        Begins in <time suppressHydrationWarning>{formatCountdown(phase.startsAt - now)}</time>.
      </p>
    </section>
  );
}
