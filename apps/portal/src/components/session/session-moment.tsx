'use client';

import type { Instant } from '@foyer/schedule';
import { useEffect, useState } from 'react';
import { useNow } from '../../hooks/clock-context.tsx';
import { useRoomWhile } from '../../hooks/use-rooms.ts';
import { findPhase } from '../../schedule-page/session-phase.ts';
import { readState } from '../../status/read-state.ts';
import { formatDay, formatTime, type TimePlace, zonesDiffer } from '../../words/format-time.ts';
import { describeMoment } from '../../words/moment-words.ts';
import { RehearsalLink } from '../site/rehearsal-link.tsx';
import { StateBadge } from '../site/state-badge.tsx';
import styles from './session-moment.module.css';
import { SessionTools } from './session-tools.tsx';

export interface MomentSession {
  guid: string;
  startsAt: Instant;
  endsAt: Instant;
  /** Its end is a guess. */
  openEnded: boolean;
  cancelled: boolean;
  doNotStream: boolean;
}

interface SessionMomentProps {
  session: MomentSession;
  room: { title: string; name: string | null };
  /** A picture came from the room when the page was made. */
  initiallyLive: boolean;
  place: TimePlace;
}

/** When and where, and what that means at this moment. */
export function SessionMoment({ session, room, initiallyLive, place }: SessionMomentProps) {
  const now = useNow();
  const { startsAt, endsAt } = session;
  const phase = findPhase(session, now);
  const live = useIsLive({
    session,
    room: room.name,
    initiallyLive,
    wanted: phase === 'on' || phase === 'soon',
  });
  const { tone, label, sentence } = describeMoment({ session, phase, live, at: now });
  return (
    <aside className={styles.moment} data-phase={phase}>
      <p className={styles.state} aria-live="polite">
        <StateBadge tone={tone} label={label} />
        {sentence !== null && <span suppressHydrationWarning>{sentence}</span>}
      </p>
      <p className={styles.day}>{formatDay(startsAt, place)}</p>
      <p className={styles.times}>
        <time dateTime={new Date(startsAt).toISOString()}>{formatTime(startsAt, place)}</time>
        {!session.openEnded && (
          <>
            –<time dateTime={new Date(endsAt).toISOString()}>{formatTime(endsAt, place)}</time>
          </>
        )}
      </p>
      <ViewerTimes session={session} place={place} />
      <p className={styles.room}>
        {room.name === null ? room.title : <RehearsalLink href={`/${room.name}`}>{room.title}</RehearsalLink>}
      </p>
      {room.name !== null && live && (
        <RehearsalLink href={`/${room.name}`} className={styles.watch ?? ''}>
          Watch live
        </RehearsalLink>
      )}
      <SessionTools guid={session.guid} />
    </aside>
  );
}

/** Whether this session can be watched now: by the room's own word, and until that is here by the page's. */
function useIsLive(options: {
  session: MomentSession;
  room: string | null;
  initiallyLive: boolean;
  wanted: boolean;
}): boolean {
  const { session, room, initiallyLive, wanted } = options;
  const now = useNow();
  const reply = useRoomWhile(wanted ? room : null);
  if (findPhase(session, now) !== 'on' || session.cancelled || session.doNotStream) return false;
  if (reply === null) return initiallyLive;
  const { kind, current } = readState(reply.room, now);
  return (kind === 'live' || kind === 'external') && current.some(row => row.session.guid === session.guid);
}

/** The viewer's own time, where it differs. */
function ViewerTimes({ session, place }: { session: MomentSession; place: TimePlace }) {
  const [zone, setZone] = useState<string | null>(null);
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  if (zone === null || !zonesDiffer(session.startsAt, zone, place.timezone)) return null;
  const there = { ...place, timezone: zone };
  return (
    <p className={styles.there}>
      {formatDay(session.startsAt, there) !== formatDay(session.startsAt, place) &&
        `${formatDay(session.startsAt, there)} `}
      {formatTime(session.startsAt, there)}
      {!session.openEnded && `–${formatTime(session.endsAt, there)}`} where you are
    </p>
  );
}
