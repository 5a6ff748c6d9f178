'use client';

import type { OverviewReply } from '@foyer/contract';
import { useNow } from '../../hooks/clock-context.tsx';
import { useRooms } from '../../hooks/use-rooms.ts';
import type { EventInfo } from '../../portal-data.ts';
import { isLive, isOffered, readState } from '../../status/read-state.ts';
import { ClockLink } from '../site/clock-link.tsx';
import styles from './room-bar.module.css';

interface RoomBarProps {
  event: EventInfo;
  room: string;
  initial: OverviewReply;
}

/** One line above a room: back to all rooms, and the others, with a dot where something is live. */
export function RoomBar({ event, room, initial }: RoomBarProps) {
  const { rooms } = useRooms(initial);
  const now = useNow();
  return (
    <nav className={styles.bar} aria-label="Rooms">
      <ClockLink href="/" className={styles.home ?? ''}>
        <span aria-hidden="true">←</span> {event.title}
      </ClockLink>
      <ul className={styles.rooms}>
        {rooms
          .filter(status => status.room === room || isOffered(status))
          .map(status => {
            const live = isLive(status, now);
            const title = readState(status, now).current[0]?.session.title ?? '';
            return (
              <li key={status.room}>
                {status.room === room ? (
                  <span className={styles.here} aria-current="page">
                    {status.title}
                  </span>
                ) : (
                  <ClockLink href={`/${status.room}`} className={styles.room ?? ''} title={title}>
                    <span className={styles.dot} data-live={live || undefined} aria-hidden="true" />
                    {status.title}
                    {live && <span className="visually-hidden">, live</span>}
                  </ClockLink>
                )}
              </li>
            );
          })}
      </ul>
    </nav>
  );
}
