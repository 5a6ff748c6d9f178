'use client';

import { useEffect, useState } from 'react';
import { useNow } from '../../hooks/clock-context.tsx';
import { formatDay, formatTime, nameZone, zonesDiffer } from '../../words/format-time.ts';
import styles from './conference-clock.module.css';

interface ConferenceClockProps {
  timezone: string;
  locale: string;
}

/** The day and the time at the conference; the viewer's own time beneath, where it differs. */
export function ConferenceClock({ timezone, locale }: ConferenceClockProps) {
  const now = useNow();
  const [viewerZone, setViewerZone] = useState<string | null>(null);
  useEffect(() => setViewerZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const place = { locale, timezone };
  const elsewhere = viewerZone !== null && zonesDiffer(now, viewerZone, timezone);
  return (
    <>
      <time className={styles.time} dateTime={new Date(now).toISOString()} suppressHydrationWarning>
        {formatTime(now, place)}
      </time>
      <p className={styles.day}>
        <span suppressHydrationWarning>
          {formatDay(now, place)}, {nameZone(timezone)}
        </span>
        {elsewhere && (
          <span className={styles.here}>
            {formatTime(now, { locale, timezone: viewerZone })} where you are
          </span>
        )}
      </p>
    </>
  );
}
