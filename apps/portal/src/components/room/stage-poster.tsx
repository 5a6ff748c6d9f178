'use client';

import type { OverviewReply, RoomStatus } from '@foyer/contract';
import { useNow } from '../../hooks/clock-context.tsx';
import { useRooms } from '../../hooks/use-rooms.ts';
import { type BriefState, isLive } from '../../status/read-state.ts';
import { formatCountdown, formatTimeNear, nameOtherZone, type TimePlace } from '../../words/format-time.ts';
import { describeState } from '../../words/state-words.ts';
import { ClockLink } from '../site/clock-link.tsx';
import { MissingNow } from '../site/missing-now.tsx';
import { PlannedTime } from '../site/planned-time.tsx';
import styles from './stage-poster.module.css';

interface StagePosterProps {
  status: RoomStatus;
  state: BriefState;
  others: OverviewReply;
  place: TimePlace;
}

/** In place of a picture: the room's name, why there is none, until when, and what else is on. */
export function StagePoster({ status, state, others, place }: StagePosterProps) {
  const now = useNow();
  const { rooms } = useRooms(others);
  const words = describeState(state, { at: now, ...place });
  const next = state.next[0];
  const live = rooms.filter(other => other.room !== status.room && isLive(other, now)).slice(0, 3);
  return (
    <div className={styles.poster} data-tone={words.tone} data-poster>
      <p className={styles.room}>{status.title}</p>
      <div>
        <p className={styles.sentence}>{words.sentence}.</p>
        {words.countdownTo !== null && (
          <p className={styles.countdown}>
            <time suppressHydrationWarning>{formatCountdown(words.countdownTo - now)}</time>
          </p>
        )}
      </div>
      <div className={styles.foot}>
        <MissingNow status={status} now={now} />
        {next !== undefined && (
          <p>
            <span className={styles.quiet}>
              next <PlannedTime {...next} place={place} /> {formatTimeNear(next.startsAt, now, place)}
              {nameOtherZone(next.startsAt, place)}
            </span>{' '}
            {next.session.title}
          </p>
        )}
        {live.length > 0 && (
          <p>
            <span className={styles.quiet}>live now in</span>{' '}
            {live.map((other, index) => (
              <span key={other.room}>
                {index > 0 && ', '}
                <ClockLink href={`/${other.room}`}>{other.title}</ClockLink>
              </span>
            ))}
          </p>
        )}
      </div>
    </div>
  );
}
