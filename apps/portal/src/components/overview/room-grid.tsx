'use client';

import type { OverviewReply, RoomStatus } from '@foyer/contract';
import { useNow } from '../../hooks/clock-context.tsx';
import { useRooms } from '../../hooks/use-rooms.ts';
import type { EventInfo } from '../../portal-data.ts';
import { findPhase } from '../../status/conference-phase.ts';
import { type BriefState, isOffered, readState } from '../../status/read-state.ts';
import { SystemNotice } from '../site/system-notice.tsx';
import { EventPoster } from './event-poster.tsx';
import { QuietRooms } from './quiet-rooms.tsx';
import { RoomCard } from './room-card.tsx';
import styles from './room-grid.module.css';

interface RoomGridProps {
  event: EventInfo;
  initial: OverviewReply;
}

export interface RoomWithState {
  status: RoomStatus;
  state: BriefState;
}

/** The rooms that stream as cards; those that do not, in a line each. */
export function RoomGrid({ event, initial }: RoomGridProps) {
  const reply = useRooms(initial);
  const now = useNow();
  const locale = event.language;
  const rooms = reply.rooms.map(status => ({ status, state: readState(status, now) }));
  const offered = sortRooms(
    rooms.filter(({ status }) => isOffered(status)),
    event.liveFirst,
  );
  const quiet = rooms.filter(({ status }) => !isOffered(status));
  const phase = findPhase(reply.conference, now);
  const { timezone } = reply.conference;
  return (
    <div className={styles.sections}>
      <SystemNotice health={reply.health} rooms={reply.rooms} locale={locale} timezone={timezone} />
      {phase.kind !== 'during' && <EventPoster event={event} phase={phase} />}
      {offered.length > 0 && (
        <section aria-label="Rooms">
          <ul className={styles.grid} data-rooms={offered.length} data-many={offered.length > 6 || undefined}>
            {offered.map(room => (
              <RoomCard key={room.status.room} {...room} locale={locale} headZone={timezone} />
            ))}
          </ul>
        </section>
      )}
      {quiet.length > 0 && (
        <QuietRooms
          rooms={quiet}
          locale={locale}
          headZone={timezone}
          alone={offered.length === 0}
          lackingRooms={new Set(reply.health.lackingRooms)}
        />
      )}
    </div>
  );
}

/** The config's order is kept, unless the organiser wants the live ones first. */
function sortRooms(rooms: RoomWithState[], liveFirst: boolean): RoomWithState[] {
  if (!liveFirst) return rooms;
  const rank = ({ state }: RoomWithState) => (state.kind === 'live' || state.kind === 'external' ? 0 : 1);
  return rooms.toSorted((a, b) => rank(a) - rank(b));
}
