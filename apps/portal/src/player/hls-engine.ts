import Hls, { ErrorTypes, Events } from 'hls.js';
import type { EngineEvents, PlaybackEngine } from './stream-player.ts';

/** Plays HLS by hls.js. */
export function createHlsEngine(media: HTMLMediaElement, events: EngineEvents): PlaybackEngine {
  const hls = new Hls({
    // The picture matters now: what was on a minute ago is not kept in memory.
    backBufferLength: 30,
    liveDurationInfinity: true,
    maxLiveSyncPlaybackRate: 1.1,
  });
  hls.attachMedia(media);
  hls.on(Events.MANIFEST_PARSED, (_event, { levels }) => {
    events.onQualities(levels.map(({ height }, id) => ({ id, label: describeLevel(height) })));
    play(media);
  });
  hls.on(Events.ERROR, (_event, { fatal, type, details }) => {
    events.onError({ code: details, fatal });
    if (!fatal) return;
    if (type === ErrorTypes.NETWORK_ERROR) events.onFault('network');
    else events.onFault(type === ErrorTypes.MEDIA_ERROR ? 'media' : 'other');
  });
  const onPlaying = () => events.onReady();
  media.addEventListener('playing', onPlaying);
  return {
    read: () => {
      const level = hls.levels[hls.currentLevel];
      return {
        quality: level === undefined ? null : describeLevel(level.height),
        latencyS: hls.latency > 0 ? hls.latency : null,
        bitrateBps: level?.bitrate ?? null,
      };
    },
    load: url => hls.loadSource(url),
    recoverMedia: () => hls.recoverMediaError(),
    selectQuality: id => {
      hls.nextLevel = id ?? -1;
    },
    destroy: () => {
      media.removeEventListener('playing', onPlaying);
      hls.destroy();
    },
  };
}

function describeLevel(height: number): string {
  return height > 0 ? `${height}p` : 'Sound';
}

/** A browser may want another gesture first; then the controls offer one. */
function play(media: HTMLMediaElement): void {
  media.play().catch(() => {});
}
