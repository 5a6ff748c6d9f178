'use client';

import 'media-chrome/media-controller';
import 'media-chrome/media-control-bar';
import 'media-chrome/media-fullscreen-button';
import 'media-chrome/media-live-button';
import 'media-chrome/media-loading-indicator';
import 'media-chrome/media-mute-button';
import 'media-chrome/media-pip-button';
import 'media-chrome/media-play-button';
import 'media-chrome/media-volume-range';
import {
  MediaControlBar,
  MediaController,
  MediaFullscreenButton,
  MediaLiveButton,
  MediaLoadingIndicator,
  MediaMuteButton,
  MediaPipButton,
  MediaPlayButton,
  MediaVolumeRange,
} from 'media-chrome/react';
import { useEffect, useRef } from 'react';
import styles from './media-stage.module.css';
import { QualityMenu } from './quality-menu.tsx';
import type { PlayerStatus } from './stream-player.ts';
import { useStreamPlayer } from './use-stream-player.ts';

export interface MediaStageProps {
  room: string;
  title: string;
  poster: string | null;
  hasSound: boolean;
}

/** The player. It alone owns the media element; what keeps it playing stands beside it, in plain classes. */
export function MediaStage({ room, title, poster, hasSound }: MediaStageProps) {
  const media = useRef<HTMLVideoElement>(null);
  const player = useStreamPlayer(media, room);
  const message = describeStatus(player.status);
  // The button that was pressed is gone; the keys belong to what took its place.
  useEffect(() => media.current?.closest<HTMLElement>('media-controller')?.focus(), []);
  return (
    <MediaController
      className={styles.controller}
      defaultStreamType="live"
      hotkeys="noarrowleft noarrowright"
    >
      {/* biome-ignore lint/a11y/useMediaCaption: live streams bring captions in the stream, if at all */}
      <video ref={media} slot="media" playsInline poster={poster ?? undefined} aria-label={title} />
      <MediaLoadingIndicator slot="centered-chrome" noAutohide />
      {message !== null && (
        <p slot="top-chrome" className={styles.message} role="status">
          {message}
        </p>
      )}
      <MediaControlBar className={styles.bar}>
        <MediaPlayButton />
        <MediaMuteButton />
        <MediaVolumeRange className={styles.volume} />
        <MediaLiveButton className={styles.live} />
        <span className={styles.space} />
        <QualityMenu {...player} hasSound={hasSound} />
        <MediaPipButton className={styles.pip} />
        <MediaFullscreenButton />
      </MediaControlBar>
    </MediaController>
  );
}

function describeStatus(status: PlayerStatus): string | null {
  switch (status.kind) {
    case 'no-stream':
      return 'No picture is sent at the moment. It comes back here by itself.';
    case 'recovering':
      return status.attempts > 1 ? 'The picture is interrupted. Trying again.' : null;
    case 'unsupported':
      return 'This browser cannot play the stream. Open the address under “Watch elsewhere” in a player.';
    default:
      return null;
  }
}
