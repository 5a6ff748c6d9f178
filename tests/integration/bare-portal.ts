import type { Config } from '@foyer/config';
import { pino } from 'pino';
import { createFront, type Front } from '../../apps/portal/src/front/front.ts';
import { createPortalData } from '../../apps/portal/src/portal-data.ts';
import type { ProgrammeStore } from '../../apps/portal/src/programme/programme-store.ts';

interface BarePortal {
  /** To be closed by who starts it. */
  front: Front;
  origin: string;
}

/** A portal with a programme, at one instant: no room streams, its pages are empty, and no tracker answers it. */
export async function startBarePortal({
  config,
  getProgramme,
  at,
}: {
  config: Config;
  getProgramme: ProgrammeStore['getProgramme'];
  at: number;
}): Promise<BarePortal> {
  const getConfig = () => config;
  const data = createPortalData({
    getConfig,
    getProgramme,
    getPresence: () => ({ rooms: new Map(), viewers: new Map(), at, reachable: true }),
    clock: () => at,
    realClock: () => at,
  });
  const front = createFront({
    data,
    getConfig,
    getProgramme,
    chooseStream: async () => ({ withheld: false, streams: [] }),
    trackerUrl: 'http://127.0.0.1:9',
    pages: { getRequestHandler: () => async (_, response) => void response.end() },
    logger: pino({ level: 'silent' }),
  });
  return { front, origin: await front.listen({ host: '127.0.0.1', port: 0 }) };
}
