export type CorrectionErrorCode =
  | 'CORRECTION_UNKNOWN'
  | 'CORRECTION_UNREADABLE'
  | 'CORRECTIONS_FULL'
  | 'CORRECTIONS_FORGOTTEN'
  | 'CORRECTIONS_INACCESSIBLE';

/** A correction that cannot be kept, read or taken back. The message says which, why and what to do. */
export class CorrectionError extends Error {
  override readonly name = 'CorrectionError';
  readonly code: CorrectionErrorCode;

  constructor(code: CorrectionErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
