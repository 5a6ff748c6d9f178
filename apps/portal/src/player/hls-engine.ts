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
    events.onQualities(
      levels.map((level, id) => ({ id, label: level.height > 0 ? `${level.height}p` : 'Sound' })),
    );
    play(media);
  });
  hls.on(Events.ERROR, (_event, { fatal, type }) => {
    if (!fatal) return;
    if (type === ErrorTypes.NETWORK_ERROR) events.onFault('network');
    else events.onFault(type === ErrorTypes.MEDIA_ERROR ? 'media' : 'other');
  });
  const onPlaying = () => events.onReady();
  media.addEventListener('playing', onPlaying);
  return {
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

/** A browser may want another gesture first; then the controls offer one. */
function play(media: HTMLMediaElement): void {
  media.play().catch(() => {});
}
