'use client';

import type { RoomStatus } from '@foyer/contract';
import { useNow } from '../../hooks/clock-context.tsx';
import { getSessionPath } from '../../schedule-page/session-path.ts';
import { listDay } from '../../status/list-day.ts';
import type { BriefState } from '../../status/read-state.ts';
import { describeEmptyProgramme } from '../../words/empty-programme-words.ts';
import { formatDay, formatTime, nameOtherZone, type TimePlace } from '../../words/format-time.ts';
import { PlannedTime } from '../site/planned-time.tsx';
import { ProgressLine } from '../site/progress-line.tsx';
import { RehearsalLink } from '../site/rehearsal-link.tsx';
import { SessionChange } from '../site/session-change.tsx';
import styles from './programme-rail.module.css';

interface ProgrammeRailProps {
  status: RoomStatus;
  state: BriefState;
  place: TimePlace;
  /** The programme could not be read, so that nothing is known of what comes. */
  programmeMissing: boolean;
}

/** The rest of the day in this room. After its last session, the day of the next. */
export function ProgrammeRail({ status, state, place, programmeMissing }: ProgrammeRailProps) {
  const now = useNow();
  const { rows, isToday } = listDay(status, now);
  const first = rows[0];
  if (first === undefined) {
    return (
      <>
        <h2 className={styles.heading}>Programme</h2>
        <p className={styles.empty}>
          {describeEmptyProgramme(status.programmeSpan, { missing: programmeMissing, at: now })}
        </p>
        <WholeProgramme />
      </>
    );
  }
  const current = new Set(state.current.map(row => row.session.guid));
  return (
    <>
      <h2 className={styles.heading}>
        {isToday ? 'The rest of today' : formatDay(first.startsAt, place)}
        <span className={styles.zone}>{nameOtherZone(first.startsAt, place)}</span>
      </h2>
      <ol className={styles.list}>
        {rows.map(({ startsAt, endsAt, session }) => (
          <li
            key={session.guid}
            className={styles.row}
            data-on={current.has(session.guid) || undefined}
            data-cancelled={session.cancelled || undefined}
          >
            <p className={styles.time}>
              <PlannedTime session={session} startsAt={startsAt} place={place} />
              <time dateTime={new Date(startsAt).toISOString()}>{formatTime(startsAt, place)}</time>
            </p>
            <div className={styles.what}>
              <p className={styles.title}>
                <RehearsalLink href={getSessionPath(session.guid)}>{session.title}</RehearsalLink>
              </p>
              {session.speakers.length > 0 && (
                <p className={styles.speakers}>{session.speakers.join(', ')}</p>
              )}
              {session.doNotStream === true && <p className={styles.note}>Not streamed</p>}
              <SessionChange session={session} startsAt={startsAt} />
              {current.has(session.guid) && <ProgressLine share={(now - startsAt) / (endsAt - startsAt)} />}
            </div>
          </li>
        ))}
      </ol>
      <WholeProgramme />
    </>
  );
}

function WholeProgramme() {
  return (
    <p className={styles.whole}>
      <RehearsalLink href="/schedule#now">The whole programme</RehearsalLink>
    </p>
  );
}
