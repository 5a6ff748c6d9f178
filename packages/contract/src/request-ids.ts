/**
 * Gives ids to requests. With a start that is random for every process, they are unique over restarts too, so that an
 * id finds one request in a log of many days.
 */
export function createRequestIds(start: string): () => string {
  let count = 0;
  return () => `${start}-${(++count).toString(36)}`;
}
