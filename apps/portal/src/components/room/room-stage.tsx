'use client';

import type { OverviewReply, RoomStatus } from '@foyer/contract';
import { useEffect, useState } from 'react';
import type { BriefState } from '../../status/read-state.ts';
import type { TimePlace } from '../../words/format-time.ts';
import { LivePicture } from '../site/live-picture.tsx';
import { ExternalStage } from './external-stage.tsx';
import { PlayButton } from './play-button.tsx';
import styles from './room-stage.module.css';
import { StagePoster } from './stage-poster.tsx';
import { useMediaStage } from './use-media-stage.ts';

interface RoomStageProps {
  status: RoomStatus;
  state: BriefState;
  others: OverviewReply;
  place: TimePlace;
}

/**
 * Where the picture is, or why there is none. A player that runs is left alone while its encoder is gone,
 * since the picture may come back; a session that must not be streamed takes it away at once.
 */
export function RoomStage({ status, state, others, place }: RoomStageProps) {
  /** How often play was pressed since the player was last put away; 0: it is not wanted. */
  const [presses, setPresses] = useState(0);
  const started = presses > 0;
  const { MediaStage, failed, preload } = useMediaStage(presses);
  const withheld = state.kind === 'not-streamed';
  useEffect(() => {
    if (withheld) setPresses(0);
  }, [withheld]);

  if (status.youtube !== null && state.watchable) {
    return <ExternalStage youtube={status.youtube} title={status.title} />;
  }
  if (started && !withheld && MediaStage !== null) {
    return (
      <MediaStage
        key={status.room}
        room={status.room}
        title={status.title}
        poster={status.preview}
        hasSound={status.streams.some(isHlsSound)}
      />
    );
  }
  if (!state.watchable || !status.streams.some(isHls))
    return <StagePoster status={status} state={state} others={others} place={place} />;
  return (
    <div className={styles.stage}>
      <LivePicture src={status.preview} room={status.title} />
      <PlayButton
        title={status.title}
        state={started && !failed ? 'loading' : 'ready'}
        onPlay={() => setPresses(count => count + 1)}
        onIntent={preload}
      />
      {failed && (
        <p className={styles.problem}>The player did not load. Check the connection and press play again.</p>
      )}
      <noscript>
        <p className={styles.problem}>
          Without JavaScript, open the address under “Watch elsewhere” in a player.
        </p>
      </noscript>
    </div>
  );
}

type Stream = RoomStatus['streams'][number];

function isHls({ protocol }: Stream): boolean {
  return protocol === 'hls';
}

function isHlsSound(stream: Stream): boolean {
  return isHls(stream) && stream.kind === 'audio';
}
