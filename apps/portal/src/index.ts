export { PortalError, type PortalErrorCode } from './errors.ts';
export { type Portal, type PortalOptions, startPortal } from './portal.ts';
