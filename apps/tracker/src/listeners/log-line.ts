/** One request, as a web server logged it. */
export interface LogLine {
  address: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Without what was asked of it. */
  path: string;
  status: number;
  /** Sent, without the head of the reply. */
  bytes: number;
  /** Empty if the client did not say. */
  agent: string;
}
