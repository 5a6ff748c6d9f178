/** The parts of a browser that decide how it plays HLS. */
export interface BrowserFeatures {
  hasMediaSource: boolean;
  playsHlsNatively: boolean;
  /** Apple's engine, which has AirPlay, lock screen controls and low power decoding for native HLS only. */
  isAppleEngine: boolean;
}

export type HlsEngine = 'native' | 'hls.js' | 'none';

/** Native HLS where it is better or all there is; hls.js elsewhere, which adapts sooner and lets one choose. */
export function chooseEngine({
  hasMediaSource,
  playsHlsNatively,
  isAppleEngine,
}: BrowserFeatures): HlsEngine {
  if (playsHlsNatively && (isAppleEngine || !hasMediaSource)) return 'native';
  return hasMediaSource ? 'hls.js' : 'none';
}

export function readBrowserFeatures(media: HTMLMediaElement): BrowserFeatures {
  return {
    hasMediaSource: 'MediaSource' in window || 'ManagedMediaSource' in window,
    playsHlsNatively: media.canPlayType('application/vnd.apple.mpegurl') !== '',
    isAppleEngine: 'WebKitPlaybackTargetAvailabilityEvent' in window,
  };
}
