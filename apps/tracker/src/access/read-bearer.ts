/** The secret in an `Authorization` header; empty if there is none. */
export function readBearer(authorization = ''): string {
  return /^Bearer +(.*)$/i.exec(authorization)?.[1] ?? '';
}
