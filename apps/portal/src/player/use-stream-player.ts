'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { chooseEngine, readBrowserFeatures } from './choose-engine.ts';
import { findStreamUrl, type StreamKind } from './find-stream-url.ts';
import { createNativeEngine } from './native-engine.ts';
import {
  type EngineEvents,
  type PlaybackEngine,
  type PlayerStatus,
  type QualityChoice,
  StreamPlayer,
} from './stream-player.ts';

export interface StreamPlayerState {
  status: PlayerStatus;
  qualities: QualityChoice[];
  /** `auto`, `sound`, or the id of a quality. */
  quality: string;
  setQuality: (quality: string) => void;
}

type CreateEngine = (media: HTMLMediaElement, events: EngineEvents) => PlaybackEngine;

/** Plays a room's stream on a media element for as long as the component stands. */
export function useStreamPlayer(media: RefObject<HTMLMediaElement | null>, room: string): StreamPlayerState {
  const [status, setStatus] = useState<PlayerStatus>({ kind: 'loading' });
  const [qualities, setQualities] = useState<QualityChoice[]>([]);
  const [quality, setQuality] = useState('auto');
  const player = useRef<StreamPlayer | null>(null);
  const kind: StreamKind = quality === 'sound' ? 'audio' : 'video';

  useEffect(() => {
    const element = media.current;
    if (element === null) return;
    let closed = false;
    loadEngine(element).then(
      createEngine => {
        if (closed) return;
        if (createEngine === null) return setStatus({ kind: 'unsupported' });
        player.current = new StreamPlayer({
          findUrl: () => findStreamUrl(room, kind),
          createEngine: events => createEngine(element, events),
          onStatus: setStatus,
          // Sound alone has no qualities; those of the picture stay to come back to.
          onQualities: choices => kind === 'video' && setQualities(choices),
          now: Date.now,
          random: Math.random,
          schedule: (work, delayMs) => {
            const timer = setTimeout(work, delayMs);
            return () => clearTimeout(timer);
          },
        });
        void player.current.start();
      },
      () => !closed && setStatus({ kind: 'recovering', attempts: 2 }),
    );
    return () => {
      closed = true;
      player.current?.close();
      player.current = null;
    };
  }, [media, room, kind]);

  const choose = useCallback((next: string) => {
    setQuality(next);
    if (next !== 'sound') player.current?.selectQuality(next === 'auto' ? null : Number(next));
  }, []);
  return { status, qualities, quality, setQuality: choose };
}

/** hls.js is fetched only where it is used. */
async function loadEngine(media: HTMLMediaElement): Promise<CreateEngine | null> {
  const engine = chooseEngine(readBrowserFeatures(media));
  if (engine === 'none') return null;
  return engine === 'native' ? createNativeEngine : (await import('./hls-engine.ts')).createHlsEngine;
}
