'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { chooseEngine, readBrowserFeatures } from './choose-engine.ts';
import { EndpointMemory } from './endpoint-memory.ts';
import { findStream, type StreamKind } from './find-stream.ts';
import { createNativeEngine } from './native-engine.ts';
import { StallWatch } from './stall-watch.ts';
import { startReporting } from './start-reporting.ts';
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

const WATCH_INTERVAL_MS = 2_000;
const LOAD_RETRY_MS = 4_000;

/** Plays a room's stream on a media element for as long as the component stands. */
export function useStreamPlayer(media: RefObject<HTMLMediaElement | null>, room: string): StreamPlayerState {
  const [status, setStatus] = useState<PlayerStatus>({ kind: 'loading' });
  const [qualities, setQualities] = useState<QualityChoice[]>([]);
  const [quality, setQuality] = useState('auto');
  const [loadAttempt, setLoadAttempt] = useState(0);
  const player = useRef<StreamPlayer | null>(null);
  const qualityRef = useRef(quality);
  const kind: StreamKind = quality === 'sound' ? 'audio' : 'video';

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt to load begins by its number
  useEffect(() => {
    const element = media.current;
    if (element === null) return;
    const closing = new AbortController();
    loadEngine(element).then(
      createEngine => {
        if (closing.signal.aborted) return;
        if (createEngine === null) return setStatus({ kind: 'unsupported' });
        const { player: started, close } = startPlayer({
          element,
          room,
          kind,
          createEngine,
          setStatus,
          setQualities,
        });
        player.current = started;
        closing.signal.addEventListener('abort', close);
        started.selectQuality(toQualityId(qualityRef.current));
        closing.signal.addEventListener('abort', watchForStalls(element, started));
      },
      () => {
        if (closing.signal.aborted) return;
        setStatus({ kind: 'recovering', attempts: 2 });
        const timer = setTimeout(() => setLoadAttempt(count => count + 1), LOAD_RETRY_MS);
        closing.signal.addEventListener('abort', () => clearTimeout(timer));
      },
    );
    return () => {
      closing.abort();
      player.current = null;
    };
  }, [media, room, kind, loadAttempt]);

  const choose = useCallback((next: string) => {
    // From sound to a picture the player is another one, which reads the choice when it starts.
    const samePlayer = (next === 'sound') === (qualityRef.current === 'sound');
    qualityRef.current = next;
    setQuality(next);
    if (samePlayer) player.current?.selectQuality(toQualityId(next));
  }, []);
  return { status, qualities, quality, setQuality: choose };
}

function toQualityId(quality: string): number | null {
  return quality === 'auto' || quality === 'sound' ? null : Number(quality);
}

function startPlayer(options: {
  element: HTMLMediaElement;
  room: string;
  kind: StreamKind;
  createEngine: CreateEngine;
  setStatus: (status: PlayerStatus) => void;
  setQualities: (choices: QualityChoice[]) => void;
}): { player: StreamPlayer; close: () => void } {
  const { element, room, kind, createEngine, setStatus, setQualities } = options;
  const endpoints = new EndpointMemory();
  const player: StreamPlayer = new StreamPlayer({
    findUrl: async () => {
      const found = await findStream({ room, kind, broken: endpoints.listBroken(Date.now()) });
      endpoints.use(found.endpoint);
      return found.url;
    },
    createEngine: events => createEngine(element, events),
    onStatus: status => {
      if (status.kind === 'recovering') endpoints.markBroken(Date.now());
      setStatus(status);
    },
    onError: error => reporting.noteError(error),
    // Sound alone has no qualities; those of the picture stay to come back to.
    onQualities: choices => kind === 'video' && setQualities(choices),
    now: Date.now,
    random: Math.random,
    schedule: (work, delayMs) => {
      const timer = setTimeout(work, delayMs);
      return () => clearTimeout(timer);
    },
  });
  const reporting = startReporting({ element, room, kind, endpoints, read: () => player.read() });
  void player.start();
  return {
    player,
    close: () => {
      reporting.stop();
      player.close();
    },
  };
}

/** Reads the element every other second; gives back how to stop. */
function watchForStalls(element: HTMLMediaElement, player: StreamPlayer): () => void {
  const watch = new StallWatch();
  const timer = setInterval(() => {
    const { currentTime: currentTimeS, paused } = element;
    if (watch.isStalled({ currentTimeS, paused }, Date.now())) player.reportStall();
  }, WATCH_INTERVAL_MS);
  return () => clearInterval(timer);
}

/** hls.js is fetched only where it is used. */
async function loadEngine(media: HTMLMediaElement): Promise<CreateEngine | null> {
  const engine = chooseEngine(readBrowserFeatures(media));
  if (engine === 'none') return null;
  return engine === 'native' ? createNativeEngine : (await import('./hls-engine.ts')).createHlsEngine;
}
