/** `hall@192.0.2.7` → `192.0.2.7`: where the room is said already. */
export function nameEndpoint(id: string): string {
  return id.slice(id.indexOf('@') + 1);
}
