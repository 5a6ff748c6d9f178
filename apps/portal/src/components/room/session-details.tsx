'use client';

import type { RoomStatus } from '@foyer/contract';
import { useNow } from '../../hooks/clock-context.tsx';
import type { RoomInfo } from '../../portal-data.ts';
import type { BriefState } from '../../status/read-state.ts';
import type { TimePlace } from '../../words/format-time.ts';
import { describeState } from '../../words/state-words.ts';
import { MissingNow } from '../site/missing-now.tsx';
import { StateBadge } from '../site/state-badge.tsx';
import { RoomActions } from './room-actions.tsx';
import { SessionArticle } from './session-article.tsx';
import styles from './session-details.module.css';

interface SessionDetailsProps {
  info: RoomInfo;
  status: RoomStatus;
  state: BriefState;
  place: TimePlace;
}

/** What is on, or else what comes: title, who, when, about what. Sessions that overlap are all named. */
export function SessionDetails({ info, status, state, place }: SessionDetailsProps) {
  const now = useNow();
  const words = describeState(state, { at: now, ...place });
  const idle = state.current.length === 0;
  return (
    <div className={styles.details}>
      <p className={styles.status} aria-live="polite">
        <StateBadge tone={words.tone} label={words.label} />
        <span className={styles.room}>{info.title}</span>
      </p>
      {idle && (
        <div className={styles.state} data-said-by-poster>
          <h2 className={styles.title}>{words.sentence}</h2>
          <MissingNow status={status} now={now} className={styles.cancelled} />
        </div>
      )}
      {idle && info.description !== null && <p className={styles.text}>{info.description}</p>}
      {(idle ? state.next : state.current).map(row => (
        <SessionArticle key={row.session.guid} row={row} upcoming={idle} place={place} now={now} />
      ))}
      <RoomActions
        room={info.room}
        title={info.title}
        streams={state.kind === 'not-streamed' ? [] : status.streams}
        viewers={status.viewers}
      />
    </div>
  );
}
