'use client';

import type { Instant } from '@foyer/schedule';
import { useNow } from '../../hooks/clock-context.tsx';
import { useRoomWhile } from '../../hooks/use-rooms.ts';
import { findPhase } from '../../schedule-page/session-phase.ts';
import { readState } from '../../status/read-state.ts';
import {
  formatDay,
  formatEnd,
  formatTime,
  nameZone,
  type TimePlace,
  zonesDiffer,
} from '../../words/format-time.ts';
import { describeMoment } from '../../words/moment-words.ts';
import { nameWholeDays } from '../../words/whole-days.ts';
import { RehearsalLink } from '../site/rehearsal-link.tsx';
import { StateBadge } from '../site/state-badge.tsx';
import { formatSpan, ViewerTimes } from '../site/viewer-times.tsx';
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
  /** With the zone that its own page tells times in. */
  room: { title: string; name: string | null; timezone: string };
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
  const inRoom = { ...place, timezone: room.timezone };
  const wholeDays = session.openEnded ? null : nameWholeDays(session, startsAt, inRoom);
  // Whole days are those of the room, whatever the clocks show elsewhere.
  const elsewhere = wholeDays === null && zonesDiffer(startsAt, room.timezone, place.timezone);
  const { tone, label, sentence } = describeMoment({ session, phase, live, at: now });
  return (
    <aside className={styles.moment} data-phase={phase}>
      <p className={styles.state} aria-live="polite">
        <StateBadge tone={tone} label={label} />
        {sentence !== null && <span suppressHydrationWarning>{sentence}</span>}
      </p>
      <p className={styles.day}>{formatDay(startsAt, wholeDays === null ? place : inRoom)}</p>
      <p className={styles.times}>
        <time dateTime={new Date(startsAt).toISOString()}>{wholeDays ?? formatTime(startsAt, place)}</time>
        {!session.openEnded && wholeDays === null && (
          <>
            –<time dateTime={new Date(endsAt).toISOString()}>{formatEnd(session, place)}</time>
          </>
        )}
        {elsewhere && <span className={styles.zone}> {nameZone(place.timezone)}</span>}
      </p>
      {elsewhere && (
        <p className={styles.there}>
          {formatSpan(session, inRoom, place)} {nameZone(room.timezone)}
        </p>
      )}
      <p className={styles.there}>
        {wholeDays === null && <ViewerTimes session={session} place={place} told={room.timezone} />}
      </p>
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
