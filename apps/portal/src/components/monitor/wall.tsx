'use client';

import type { OverviewReply, ProgrammeReply } from '@foyer/contract';
import { type CSSProperties, useEffect } from 'react';
import { useNow } from '../../hooks/clock-context.tsx';
import { useLiveJson } from '../../hooks/use-live-json.ts';
import { useRooms } from '../../hooks/use-rooms.ts';
import { useTrackerFacts } from '../../hooks/use-tracker-facts.ts';
import { groupComplaints } from '../../monitor/group-complaints.ts';
import { summariseWall } from '../../monitor/summarise-wall.ts';
import { describeWall } from '../../monitor/wall-room.ts';
import type { EventInfo } from '../../portal-data.ts';
import { EndpointTable } from './endpoint-table.tsx';
import { ProgrammeHealth } from './programme-health.tsx';
import styles from './wall.module.css';
import { WallNotices } from './wall-notices.tsx';
import { WallSummary } from './wall-summary.tsx';
import { WallTile } from './wall-tile.tsx';

interface WallProps {
  event: EventInfo;
  initial: OverviewReply;
}

/** Programmes are fetched no more often than in some minutes. */
const PROGRAMME_REFRESH_MS = 30_000;

/** Up to so many rooms have large pictures; more than `some` are as small as can be read. */
const DENSITIES = { few: 4, some: 12 };

/** Every room at once, those where something is wrong first; then the machines, then the programme. */
export function Wall({ event, initial }: WallProps) {
  const reply = useRooms(initial);
  const now = useNow();
  const facts = useTrackerFacts();
  const programme = useLiveJson<ProgrammeReply>('/api/v1/programme', PROGRAMME_REFRESH_MS);
  const { timezone } = reply.conference;
  const place = { locale: event.language, timezone };
  const complaints = groupComplaints(facts.troubles, { at: now, shiftMs: facts.shiftMs, ...place });
  const trackerLost = !reply.health.trackerReachable || facts.failed;
  // Who reported while the tracker could not hear it is not late.
  const heardAt = trackerLost ? (facts.heardAt ?? now) : now;
  const rooms = describeWall({
    rooms: reply.rooms,
    endpoints: facts.endpoints,
    lost: facts.lost,
    numbers: facts.numbers,
    complaints: complaints.byRoom,
    at: now,
    heardAt,
    shiftMs: facts.shiftMs,
    place,
  });
  // Of those in which nothing is known to be wrong nobody knows it now.
  const { well, ...wrong } = summariseWall(rooms, programme.reply?.sources ?? null);
  const summary = { ...wrong, well: trackerLost ? null : well };
  useWrongInTitle(rooms.filter(({ troubles }) => troubles[0]?.severity === 'fault').length);
  return (
    <div className={styles.wall}>
      <WallNotices
        lostSince={trackerLost ? (facts.heardAt ?? null) : undefined}
        connected={facts.connected}
        complaints={complaints.others}
        place={place}
      />
      <WallSummary summary={summary} numbers={facts.numbers} rooms={rooms} />
      <ul
        className={styles.tiles}
        data-density={findDensity(rooms.length)}
        style={{ '--rooms': rooms.length } as CSSProperties}
        aria-label="Rooms"
      >
        {rooms.map(room => (
          <WallTile key={room.status.room} room={room} place={place} />
        ))}
      </ul>
      <EndpointTable facts={facts} event={event} heardAt={heardAt} />
      <ProgrammeHealth programme={programme} place={place} />
    </div>
  );
}

function findDensity(rooms: number): 'few' | 'some' | 'many' {
  if (rooms <= DENSITIES.few) return 'few';
  return rooms <= DENSITIES.some ? 'some' : 'many';
}

/** So that one who looks at something else sees it in the tab. */
function useWrongInTitle(faults: number): void {
  useEffect(() => {
    const title = document.title.replace(/^\(\d+\) /, '');
    document.title = faults === 0 ? title : `(${faults}) ${title}`;
  }, [faults]);
}
