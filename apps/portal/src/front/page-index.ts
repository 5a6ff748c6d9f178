import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PortalData } from '../portal-data.ts';
import type { PageIndex } from './choose-page.ts';

const publicDir = fileURLToPath(new URL('../../public', import.meta.url));

/** What there is, as the portal knows it. Next too looks into `public/` only when it starts. */
export function createPageIndex(data: PortalData): PageIndex {
  const files = new Set(existsSync(publicDir) ? readdirSync(publicDir) : []);
  return {
    hasRoom: name => data.findRoomInfo(name) !== undefined,
    hasSession: key => data.schedule.getView().findEntries(key).length > 0,
    hasPublicFile: name => files.has(name),
  };
}
