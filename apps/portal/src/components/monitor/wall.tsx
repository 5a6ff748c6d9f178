'use client';

import type { OverviewReply } from '@foyer/contract';
import { useNow } from '../../hooks/clock-context.tsx';
import { useRooms } from '../../hooks/use-rooms.ts';
import { useTrackerFacts } from '../../hooks/use-tracker-facts.ts';
import { groupComplaints } from '../../monitor/group-complaints.ts';
import { describeWall } from '../../monitor/wall-room.ts';
import type { EventInfo } from '../../portal-data.ts';
import { EndpointTable } from './endpoint-table.tsx';
import { ProgrammeHealth } from './programme-health.tsx';
import styles from './wall.module.css';
import { WallTile } from './wall-tile.tsx';

interface WallProps {
  event: EventInfo;
  initial: OverviewReply;
}

/** Every room at once, those where something is wrong first; then the machines, then the programme. */
export function Wall({ event, initial }: WallProps) {
  const reply = useRooms(initial);
  const now = useNow();
  const facts = useTrackerFacts();
  const { timezone } = reply.conference;
  const place = { locale: event.language, timezone };
  const complaints = groupComplaints(facts.troubles, { at: now, shiftMs: facts.shiftMs, ...place });
  const rooms = describeWall({
    rooms: reply.rooms,
    endpoints: facts.endpoints,
    numbers: facts.numbers,
    complaints: complaints.byRoom,
    at: now,
    shiftMs: facts.shiftMs,
    locale: event.language,
  });
  const trackerLost = !reply.health.trackerReachable || facts.failed;
  return (
    <div className={styles.wall}>
      {trackerLost && (
        <p className={styles.notice} role="status">
          The tracker does not answer. What is shown of machines and viewers is old.
        </p>
      )}
      {complaints.others.map(sentence => (
        <p key={sentence} className={styles.complaint}>
          {sentence}
        </p>
      ))}
      <ul className={styles.tiles} aria-label="Rooms">
        {rooms.map(room => (
          <WallTile key={room.status.room} room={room} locale={event.language} />
        ))}
      </ul>
      <EndpointTable endpoints={facts.endpoints ?? []} event={event} shiftMs={facts.shiftMs} />
      <ProgrammeHealth {...place} />
    </div>
  );
}
