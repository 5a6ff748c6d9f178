import type { Stream } from '@foyer/contract';
import type { Report } from '../register/report.ts';
import { MASTER_PLAYLIST, PREVIEW } from './answer-request.ts';
import { pretendLoad } from './pretend-load.ts';

/** What the pretend encoder has to say to the tracker. */
export interface PretendReports {
  streamsOf(room: string): Stream[];
  previewOf(room: string): string;
  /** All that is registered of a room now. */
  reportOf(room: string): Report;
}

export interface PretendReportsOptions {
  /** Under which viewers reach the pretend encoder. */
  publicUrl: string;
  now: () => number;
}

export function createPretendReports({ publicUrl, now }: PretendReportsOptions): PretendReports {
  const base = publicUrl.replace(/\/+$/, '');
  const streamsOf = (room: string) => listStreams(`${base}/${room}`);
  const previewOf = (room: string) => `${base}/${room}/${PREVIEW}`;
  return {
    streamsOf,
    previewOf,
    reportOf: room => ({
      ...pretendLoad({ room, atMs: now() }),
      streams: streamsOf(room),
      preview: previewOf(room),
    }),
  };
}

function listStreams(base: string): Stream[] {
  const stream = { protocol: 'hls', quality: null, language: null } as const;
  return [
    { ...stream, kind: 'video', url: `${base}/${MASTER_PLAYLIST}` },
    { ...stream, kind: 'audio', url: `${base}/audio/index.m3u8` },
  ];
}
