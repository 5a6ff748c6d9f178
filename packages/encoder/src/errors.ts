/** What each code means. */
export const encoderErrorMeanings = {
  PORT_IN_USE: 'another program listens on the port of the pretend encoder',
  LISTEN_FAILED: 'the pretend encoder may not or cannot listen on its address',
  LOOP_UNREADABLE: 'the demo loop is not there, or not as the pretend encoder needs it',
  STREAM_UNCLEAR: 'a stream is named by something that is not an address, or says not what it is',
  TRACKER_ADDRESS: "the tracker's address is not one",
  REGISTRATION_REFUSED: 'the tracker says no, and will again until somebody changes something',
  TRACKER_UNAVAILABLE: 'the tracker does not answer, or cannot take a report now',
} as const;

export type EncoderErrorCode = keyof typeof encoderErrorMeanings;

/** The base of all that this package throws. The message says what was expected, what came and what to do. */
export class EncoderError extends Error {
  override readonly name: string = 'EncoderError';
  readonly code: EncoderErrorCode;

  constructor(code: EncoderErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export class ListenError extends EncoderError {
  override readonly name = 'ListenError';
  readonly host: string;
  readonly port: number;

  constructor({ host, port, cause }: { host: string; port: number; cause: NodeJS.ErrnoException }) {
    const inUse = cause.code === 'EADDRINUSE';
    const message = inUse
      ? `Port ${port} of ${host}, on which the pretend encoder was to serve its streams, is taken by another program.`
      : `The pretend encoder cannot listen on port ${port} of ${host} (${cause.code ?? cause.message}).`;
    super(
      inUse ? 'PORT_IN_USE' : 'LISTEN_FAILED',
      `${message} FOYER_ENCODER_PORT chooses another port, and so does --port of fake_register.`,
      {
        cause,
      },
    );
    this.host = host;
    this.port = port;
  }
}

/** One registration that the tracker refused, and would refuse again. */
export class RegistrationRefusedError extends EncoderError {
  override readonly name = 'RegistrationRefusedError';
  readonly room: string;

  constructor(room: string, message: string) {
    super('REGISTRATION_REFUSED', message);
    this.room = room;
  }
}
