import type { Report } from '../register/report.ts';

/** bit/s of the loop's larger variant, which most viewers would watch. */
const STREAM_BITRATE_BPS = 580_000;
const MINUTE_MS = 60_000;

/**
 * The load of a pretend endpoint: viewers that come and go in waves of its room's own, the same at the same
 * instant whoever asks.
 */
export function pretendLoad({ room, atMs }: { room: string; atMs: number }): Report {
  const seed = hashRoom(room);
  const wave = (minutes: number, share: number) =>
    Math.sin(((atMs / (minutes * MINUTE_MS)) % 1) * 2 * Math.PI + (seed % share));
  const usual = 40 + (seed % 160);
  const clients = Math.round(usual * (1 + 0.35 * wave(47, 11) + 0.12 * wave(7.3, 7) + 0.04 * wave(0.9, 5)));
  const demandBps = clients * STREAM_BITRATE_BPS;
  return {
    overall_clients: clients,
    overall_cbitrate: demandBps,
    overall_bitrate: Math.round(demandBps * (0.94 + 0.05 * wave(0.4, 3))),
  };
}

/** FNV-1a, 32 bits. */
function hashRoom(room: string): number {
  return [...room].reduce((hash, letter) => {
    return Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  }, 2_166_136_261);
}
