'use client';

import { useEffect, useState } from 'react';
import { useNow } from '../../hooks/clock-context.tsx';
import {
  formatDayShort,
  formatTime,
  nameZone,
  type TimePlace,
  zonesDiffer,
} from '../../words/format-time.ts';
import styles from './page-bar.module.css';

/** The conference's time in a line, and the viewer's where it differs. */
export function BarClock({ place }: { place: TimePlace }) {
  const now = useNow();
  const [viewerZone, setViewerZone] = useState<string | null>(null);
  useEffect(() => setViewerZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const elsewhere = viewerZone !== null && zonesDiffer(now, viewerZone, place.timezone);
  return (
    <p className={styles.clock}>
      {elsewhere && (
        <span className={styles.here}>
          {formatTime(now, { ...place, timezone: viewerZone })} where you are
        </span>
      )}
      <span className={styles.zone} suppressHydrationWarning>
        {formatDayShort(now, place)}, {nameZone(place.timezone)}
      </span>
      <time className={styles.time} dateTime={new Date(now).toISOString()} suppressHydrationWarning>
        {formatTime(now, place)}
      </time>
    </p>
  );
}
