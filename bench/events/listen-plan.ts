export interface ListenPlan {
  /** `http://host:port` */
  origin: string;
  /** A whole request in the text of HTTP. */
  request: string;
  connections: number;
}

export interface ChangePlan {
  origin: string;
  /** A whole request that changes something. */
  request: string;
  /** What is in the event that tells of it. */
  marker: string;
}

/** From before the request that changed something. */
export interface ChangeResult {
  firstMs: number;
  medianMs: number;
  lastMs: number;
}
