'use client';

import type { Instant } from '@foyer/schedule';
import { useEffect, useState } from 'react';
import { formatDay, formatEnd, formatTime, type TimePlace, zonesDiffer } from '../../words/format-time.ts';

interface ViewerTimesProps {
  session: TimeSpan;
  place: TimePlace;
  /** A zone in which the page tells the times as well. */
  told?: string;
}

interface TimeSpan {
  startsAt: Instant;
  endsAt: Instant;
  /** Its end is a guess, and is not told. */
  openEnded?: boolean;
}

/** A session's times on the viewer's own clock, where no clock of the page shows the same. */
export function ViewerTimes({ session, place, told = place.timezone }: ViewerTimesProps) {
  const [zone, setZone] = useState<string | null>(null);
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  if (zone === null) return null;
  if ([place.timezone, told].some(known => !zonesDiffer(session.startsAt, zone, known))) return null;
  return <span>{formatSpan(session, { ...place, timezone: zone }, place)} where you are</span>;
}

/** `Saturday 13 June 23:30–00:30`, the day only where it is another than at `place`. */
export function formatSpan(
  { startsAt, endsAt, openEnded }: TimeSpan,
  there: TimePlace,
  place: TimePlace,
): string {
  const [day, dayHere] = [formatDay(startsAt, there), formatDay(startsAt, place)];
  const times = openEnded
    ? formatTime(startsAt, there)
    : `${formatTime(startsAt, there)}–${formatEnd({ startsAt, endsAt }, there)}`;
  return day === dayHere ? times : `${day} ${times}`;
}
