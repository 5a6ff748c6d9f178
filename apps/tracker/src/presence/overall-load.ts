import { type Load, type LoadKey, loadKeys } from '@foyer/contract';

export interface OverallLoad {
  bitrateBps: number;
  clients: number;
}

/** For an endpoint that does not say what a viewer costs it: one 720p stream. */
const DEFAULT_VIEWER_BPS = 2_500_000;

const bitrateKeys = loadKeys.filter(key => isStreamKey(key) && key.endsWith('_bitrate'));
const clientsKeys = loadKeys.filter(key => isStreamKey(key) && key.endsWith('_clients'));

/** What goes out of an endpoint, the loop aside: as it says itself, or else the sum over its streams. */
export function readOverallLoad(load: Load): OverallLoad {
  return {
    bitrateBps: load.overall_bitrate ?? sum(load, bitrateKeys),
    clients: load.overall_clients ?? sum(load, clientsKeys),
  };
}

/** What one more viewer adds; without viewers to go by, what one adds elsewhere. */
export function estimateViewerBps(here: OverallLoad, elsewhere: OverallLoad): number {
  return divide(here) ?? divide(elsewhere) ?? DEFAULT_VIEWER_BPS;
}

function divide({ bitrateBps, clients }: OverallLoad): number | undefined {
  return bitrateBps > 0 && clients > 0 ? bitrateBps / clients : undefined;
}

function sum(load: Load, keys: readonly LoadKey[]): number {
  return keys.reduce((total, key) => total + (load[key] ?? 0), 0);
}

function isStreamKey(key: LoadKey): boolean {
  return !key.startsWith('overall_') && !key.startsWith('loop_');
}
