import type { PortalData } from './portal-data.ts';

/*
 * The one place where something global is needed: Next bundles the pages' modules apart from those of the
 * process that starts it, so what `startPortal` builds can only be handed over by the global object.
 */
const key = Symbol.for('foyer.portal-data');

type Holder = typeof globalThis & { [key]?: PortalData };

export function setPortalData(data: PortalData): void {
  (globalThis as Holder)[key] = data;
}

/** Throws if pages are rendered outside a portal, for example by `next start`. */
export function getPortalData(): PortalData {
  const data = (globalThis as Holder)[key];
  if (data === undefined) {
    throw new Error(
      'Pages are rendered by the portal only: start it with `npm start`, not with `next start`.',
    );
  }
  return data;
}
