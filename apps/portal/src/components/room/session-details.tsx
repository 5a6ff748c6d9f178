'use client';

import type { RoomStatus } from '@foyer/contract';
import { useNow } from '../../hooks/clock-context.tsx';
import type { RoomInfo } from '../../portal-data.ts';
import type { BriefState } from '../../status/read-state.ts';
import { formatTime } from '../../words/format-time.ts';
import { describeState } from '../../words/state-words.ts';
import { StateBadge } from '../site/state-badge.tsx';
import { RoomActions } from './room-actions.tsx';
import styles from './session-details.module.css';

interface SessionDetailsProps {
  info: RoomInfo;
  status: RoomStatus;
  state: BriefState;
  locale: string;
}

/** What is on: title, who, when, about what. Sessions that overlap are all named. */
export function SessionDetails({ info, status, state, locale }: SessionDetailsProps) {
  const now = useNow();
  const place = { locale, timezone: status.timezone };
  const words = describeState(state, { at: now, ...place });
  return (
    <div className={styles.details}>
      <p className={styles.status} aria-live="polite">
        <StateBadge tone={words.tone} label={words.label} />
        <span className={styles.room}>{info.title}</span>
      </p>
      {state.current.length === 0 && <h2 className={styles.title}>{words.sentence}</h2>}
      {state.current.map(({ startsAt, endsAt, session }) => (
        <article key={session.guid} className={styles.session}>
          <h2 className={styles.title}>{session.title}</h2>
          {session.subtitle !== null && <p className={styles.subtitle}>{session.subtitle}</p>}
          <p className={styles.facts}>
            <time>
              {formatTime(startsAt, place)}–{formatTime(endsAt, place)}
            </time>
            {session.speakers.length > 0 && (
              <span className={styles.speakers}>{session.speakers.join(', ')}</span>
            )}
            {session.track !== null && <span>{session.track}</span>}
            {session.language !== null && <span lang="en">{session.language}</span>}
            {session.doNotRecord === true && <span>Not recorded</span>}
          </p>
          {session.detailsHtml !== null && (
            <div
              className={styles.text}
              // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by renderRichText
              dangerouslySetInnerHTML={{ __html: session.detailsHtml }}
            />
          )}
          {session.url !== null && (
            <p className={styles.more}>
              <a href={session.url}>In the conference’s programme</a>
            </p>
          )}
        </article>
      ))}
      {state.current.length === 0 && info.description !== null && (
        <p className={styles.text}>{info.description}</p>
      )}
      <RoomActions status={status} title={info.title} />
    </div>
  );
}
