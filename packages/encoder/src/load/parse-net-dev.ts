/** The seventeen columns of a line of /proc/net/dev (proc(5)): eight of receiving, then those of sending. */
const SENT_BYTES_COLUMN = 8;

/** Bytes that each network interface has sent since it came up, without the loopback. */
export function parseNetDev(text: string): Map<string, number> {
  const sent = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, name, columns] = /^\s*([^:\s]+):\s*(.+)$/.exec(line) ?? [];
    const bytes = Number(columns?.trim().split(/\s+/)[SENT_BYTES_COLUMN]);
    if (name !== undefined && name !== 'lo' && Number.isFinite(bytes)) sent.set(name, bytes);
  }
  return sent;
}
