import type { HeartbeatBody, HeartbeatReply } from '@foyer/contract';
import type { EndpointMemory } from './endpoint-memory.ts';
import type { StreamKind } from './find-stream.ts';
import { HeartbeatReporter } from './heartbeat-reporter.ts';
import { PlayMeter } from './play-meter.ts';
import type { EngineReading } from './stream-player.ts';

const ADDRESS = '/tracker/api/v1/heartbeats';
const TIMEOUT_MS = 10_000;
const READ_INTERVAL_MS = 2_000;

export interface ReportingOptions {
  element: HTMLMediaElement;
  room: string;
  kind: StreamKind;
  endpoints: EndpointMemory;
  read: () => EngineReading;
}

export interface Reporting {
  noteError: HeartbeatReporter['noteError'];
  stop(): void;
}

/** Reports how a media element plays, until it is stopped or the page is left. */
export function startReporting({ element, room, kind, endpoints, read }: ReportingOptions): Reporting {
  const meter = new PlayMeter();
  const reporter = new HeartbeatReporter({
    room,
    meter,
    describe: () => {
      const { quality, latencyS, bitrateBps } = read();
      return {
        endpoint: endpoints.current,
        stream: { kind, protocol: 'hls', quality },
        latencyS,
        bitrateBps,
      };
    },
    send,
    sendLast: body => {
      navigator.sendBeacon(ADDRESS, new Blob([JSON.stringify(body)], { type: 'application/json' }));
    },
    now: () => performance.now(),
    random: Math.random,
    schedule: (work, delayMs) => {
      const timer = setTimeout(work, delayMs);
      return () => clearTimeout(timer);
    },
  });
  const readElement = () => meter.read(takeReading(element), performance.now());
  readElement();
  const timer = setInterval(readElement, READ_INTERVAL_MS);
  const leave = () => reporter.leave();
  // A page in the background plays on; one that is taken away may come back, and then is counted again.
  addEventListener('pagehide', leave);
  const comeBack = () => reporter.comeBack();
  addEventListener('pageshow', comeBack);
  return {
    noteError: error => reporter.noteError({ ...error, endpoint: endpoints.current }),
    stop: () => {
      clearInterval(timer);
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', comeBack);
      reporter.close();
    },
  };
}

function takeReading(element: HTMLMediaElement) {
  const { currentTime: currentTimeS, paused } = element;
  const frames = element instanceof HTMLVideoElement ? element.getVideoPlaybackQuality() : undefined;
  return {
    currentTimeS,
    paused,
    decodedFrames: frames?.totalVideoFrames ?? 0,
    droppedFrames: frames?.droppedVideoFrames ?? 0,
  };
}

async function send(body: HeartbeatBody): Promise<HeartbeatReply> {
  const response = await fetch(ADDRESS, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    // What is under way when the page is left is not told again.
    keepalive: true,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the tracker answered ${response.status}`);
  return response.json();
}
