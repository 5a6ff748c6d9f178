'use client';

import type { Instant } from '@foyer/schedule';
import { useNow } from '../../hooks/clock-context.tsx';
import { getSessionPath } from '../../schedule-page/session-path.ts';
import { nameMissing } from '../../status/list-missing.ts';
import type { BriefState } from '../../status/read-state.ts';
import { nameChange, toCorrected } from '../../words/correction-words.ts';
import {
  formatEnd,
  formatTimeNear,
  formatTimeShort,
  nameOtherZone,
  type TimePlace,
} from '../../words/format-time.ts';
import { describeState } from '../../words/state-words.ts';
import { describeViewers } from '../../words/viewer-words.ts';
import { nameWholeDays } from '../../words/whole-days.ts';
import { ClockLink } from '../site/clock-link.tsx';
import { LivePicture } from '../site/live-picture.tsx';
import { PlannedTime } from '../site/planned-time.tsx';
import { ProgressLine } from '../site/progress-line.tsx';
import { RehearsalLink } from '../site/rehearsal-link.tsx';
import { StateBadge } from '../site/state-badge.tsx';
import styles from './room-card.module.css';
import type { RoomWithState } from './room-grid.tsx';

interface RoomCardProps extends RoomWithState {
  locale: string;
  /** The zone that the page's head names. */
  headZone: string;
}

/**
 * A room at a glance: its picture, what is on and until when, what then. Between sessions the one that comes
 * is the subject, said more quietly.
 */
export function RoomCard({ status, state, locale, headZone }: RoomCardProps) {
  const now = useNow();
  const place = { locale, timezone: status.timezone, headZone };
  const words = describeState(state, { at: now, ...place });
  const current = state.current[0];
  const next = state.next[0];
  const subject = current ?? next;
  const viewers = describeViewers(status.viewers);
  const undisturbed = state.kind === 'live' || state.kind === 'external';
  return (
    <li className={styles.card} data-tone={words.tone} data-on={current !== undefined || undefined}>
      <div className={styles.picture}>
        <LivePicture
          src={state.kind === 'not-streamed' ? null : status.preview}
          room={status.title}
          muted={!state.watchable}
        />
        <span className={styles.badge}>
          <StateBadge tone={words.tone} label={words.label} onPicture />
        </span>
        {viewers !== null && <span className={styles.viewers}>{viewers}</span>}
      </div>
      <div className={styles.text}>
        <p className={styles.line}>
          <span className={styles.room}>{status.title}</span>
          {subject !== undefined && (
            <span className={styles.times}>
              <PlannedTime {...subject} place={place} />{' '}
              <time>
                {formatTimes(subject, now, place)}
                {nameOtherZone(subject.startsAt, place)}
              </time>
            </span>
          )}
        </p>
        <h2 className={styles.title}>
          <ClockLink href={`/${status.room}`} className={styles.link ?? ''}>
            {subject?.session.title ?? words.sentence}
          </ClockLink>
        </h2>
        <p className={styles.detail}>
          {undisturbed ? describeCurrent(current) : (nameMissing(status, now) ?? (subject && words.sentence))}
        </p>
        {current !== undefined && (
          <ProgressLine share={(now - current.startsAt) / (current.endsAt - current.startsAt)} />
        )}
        {current !== undefined && next !== undefined && (
          <p className={styles.next}>
            then <PlannedTime {...next} place={place} />{' '}
            <time>
              {formatTimeNear(next.startsAt, now, place)}
              {nameOtherZone(next.startsAt, place)}
            </time>{' '}
            <RehearsalLink href={getSessionPath(next.session.guid)} className={styles.nextLink ?? ''}>
              {next.session.title}
            </RehearsalLink>
          </p>
        )}
      </div>
    </li>
  );
}

/** What became of it, and who speaks. */
function describeCurrent(current: BriefState['current'][number] | undefined): string {
  if (current === undefined) return '';
  const { session, startsAt } = current;
  const change = nameChange(toCorrected(session, startsAt));
  return [...(change === null ? [] : [change]), session.speakers.join(', ')].filter(Boolean).join(' · ');
}

/** A guess at its end is not told. */
function formatTimes(row: BriefState['current'][number], now: Instant, place: TimePlace): string {
  const start = formatTimeShort(row.startsAt, now, place);
  if (row.session.endsAt === null) return start;
  return nameWholeDays(row, now, place) ?? `${start}–${formatEnd(row, place)}`;
}
