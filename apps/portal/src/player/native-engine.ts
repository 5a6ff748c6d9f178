import type { EngineEvents, PlaybackEngine } from './stream-player.ts';

/** Plays HLS by the browser itself, which chooses the quality alone. */
export function createNativeEngine(media: HTMLMediaElement, events: EngineEvents): PlaybackEngine {
  const onPlaying = () => events.onReady();
  const onError = () => {
    const decoding = media.error?.code === MediaError.MEDIA_ERR_DECODE;
    events.onError({ code: `media-error-${media.error?.code ?? 0}`, fatal: true });
    events.onFault(decoding ? 'media' : 'network');
  };
  media.addEventListener('playing', onPlaying);
  media.addEventListener('error', onError);
  const load = (url: string) => {
    media.src = url;
    media.load();
    // A browser may want another gesture first; then the controls offer one.
    media.play().catch(() => {});
  };
  return {
    // It plays what it likes, and does not say what.
    read: () => ({ quality: null, latencyS: null, bitrateBps: null }),
    load,
    recoverMedia: () => load(media.src),
    selectQuality: () => {},
    destroy: () => {
      media.removeEventListener('playing', onPlaying);
      media.removeEventListener('error', onError);
      media.removeAttribute('src');
      media.load();
    },
  };
}
