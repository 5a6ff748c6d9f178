export type StartErrorCode =
  | 'OPTION_INVALID'
  | 'PORT_TAKEN'
  | 'HOST_UNUSABLE'
  | 'DATA_NOT_WRITABLE'
  | 'BUILD_FAILED'
  | 'PROGRAM_ENDED'
  | 'PROGRAM_SILENT';

/** Why `npm start` did not start, or did not go on. The message is for the person at the terminal. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly code: StartErrorCode;

  constructor(code: StartErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
