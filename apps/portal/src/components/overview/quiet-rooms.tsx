'use client';

import { useNow } from '../../hooks/clock-context.tsx';
import { nameMissing } from '../../status/list-missing.ts';
import type { BriefState } from '../../status/read-state.ts';
import { formatTimeNear, nameOtherZone } from '../../words/format-time.ts';
import { ClockLink } from '../site/clock-link.tsx';
import { PlannedTime } from '../site/planned-time.tsx';
import styles from './quiet-rooms.module.css';
import type { RoomWithState } from './room-grid.tsx';

interface QuietRoomsProps {
  rooms: RoomWithState[];
  locale: string;
  /** The zone that the page's head names. */
  headZone: string;
  /** No room streams at all. */
  alone: boolean;
  /** Names of those whose programme could not be read, so that nothing is known of what comes. */
  lackingRooms: ReadonlySet<string>;
}

/** Rooms that no picture comes from: a line each, with what the programme has for them. */
export function QuietRooms({ rooms, locale, headZone, alone, lackingRooms }: QuietRoomsProps) {
  const now = useNow();
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{alone ? 'No room is streaming at the moment' : 'Not streaming'}</h2>
      <ul className={styles.list}>
        {rooms.map(({ status, state }) => {
          const place = { locale, timezone: status.timezone, headZone };
          const current = state.current[0];
          const next = state.next[0];
          const missing = current === undefined ? nameMissing(status, now) : null;
          return (
            <li key={status.room} className={styles.row}>
              <ClockLink href={`/${status.room}`} className={styles.room ?? ''}>
                {status.title}
              </ClockLink>
              <span className={styles.what}>
                {current !== undefined && <>now {current.session.title}</>}
                {missing}
                {missing !== null && next !== undefined && ' · '}
                {current === undefined && next !== undefined && (
                  <>
                    <PlannedTime {...next} place={place} />{' '}
                    <time>
                      {formatTimeNear(next.startsAt, now, place)}
                      <span className={styles.zone}>{nameOtherZone(next.startsAt, place)}</span>
                    </time>{' '}
                    {next.session.title}
                  </>
                )}
                {current === undefined &&
                  next === undefined &&
                  missing === null &&
                  !lackingRooms.has(status.room) &&
                  nameNothing(state)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Where no programme is known there is nothing to say of it. */
function nameNothing(state: BriefState): string | null {
  if (state.kind === 'not-started') return state.unplanned ? 'nothing in the programme' : null;
  return 'nothing more in the programme';
}
