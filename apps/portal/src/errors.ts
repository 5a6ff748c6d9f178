export type PortalErrorCode = 'PORT_IN_USE' | 'PAGES_NOT_BUILT';

/** Why a portal could not start. */
export class PortalError extends Error {
  override readonly name = 'PortalError';
  readonly code: PortalErrorCode;

  constructor(code: PortalErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
