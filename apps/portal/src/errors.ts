/** Why a portal could not start. `docs/errors.md` shows this table to people; a test keeps the two equal. */
export const portalErrorCodes = {
  PORT_IN_USE: 'another program listens on its port',
  LISTEN_FAILED: 'it may not listen at its address',
  PAGES_NOT_BUILT: 'its pages have not been built, or not wholly',
} as const;

export type PortalErrorCode = keyof typeof portalErrorCodes;

export class PortalError extends Error {
  override readonly name = 'PortalError';
  readonly code: PortalErrorCode;

  constructor({ code, message, cause }: { code: PortalErrorCode; message: string; cause: unknown }) {
    super(message, { cause });
    this.code = code;
  }
}
