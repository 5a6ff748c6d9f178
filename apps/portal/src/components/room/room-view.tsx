'use client';

import type { OverviewReply, RoomStatusReply } from '@foyer/contract';
import { useState } from 'react';
import { useNow } from '../../hooks/clock-context.tsx';
import { useRoom } from '../../hooks/use-room.ts';
import type { EventInfo, RoomInfo } from '../../portal-data.ts';
import { readState } from '../../status/read-state.ts';
import { SystemNotice } from '../site/system-notice.tsx';
import { ProgrammeRail } from './programme-rail.tsx';
import { RoomStage } from './room-stage.tsx';
import styles from './room-view.module.css';
import { SessionDetails } from './session-details.tsx';

interface RoomViewProps {
  event: EventInfo;
  info: RoomInfo;
  initial: RoomStatusReply;
  others: OverviewReply;
  inRoom: boolean;
}

/** The parts of a room's page that follow its state. */
export function RoomView({ event, info, initial, others, inRoom }: RoomViewProps) {
  const { room: status, health } = useRoom(info.room, initial);
  const now = useNow();
  // Wifi in a venue is for those outside it; whoever asks for the picture all the same gets it.
  const [videoWanted, setVideoWanted] = useState(!inRoom);
  const state = readState(status, now);
  // A room's page has no clock at its head: times are told apart from those of the conference's other pages.
  const headZone = others.conference.timezone;
  const place = { locale: event.language, timezone: status.timezone, headZone };
  return (
    <main className={styles.view}>
      <h1 className="visually-hidden">{info.title}</h1>
      {videoWanted && (
        <div className={styles.stage}>
          <RoomStage status={status} state={state} others={others} place={place} />
        </div>
      )}
      <div className={styles.details}>
        <SystemNotice health={health} {...place} />
        {!videoWanted && (
          <p className={styles.inRoom}>
            You are in the room, so the video stays off and the wifi stays fast.{' '}
            <a
              href={`/${info.room}?template=group`}
              className={styles.textButton}
              onClick={event => {
                // Without scripts the address does the same.
                event.preventDefault();
                setVideoWanted(true);
              }}
            >
              Show it all the same
            </a>
          </p>
        )}
        <SessionDetails info={info} status={status} state={state} place={place} />
      </div>
      <aside className={styles.rail} aria-label="Programme">
        <ProgrammeRail
          status={status}
          state={state}
          place={place}
          programmeMissing={health.programme === 'missing'}
        />
      </aside>
    </main>
  );
}
