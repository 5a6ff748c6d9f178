import type { NumbersReply } from '@foyer/contract';

const KEYS = ['room', 'kind', 'protocol', 'language', 'quality', 'endpoint'] as const;

/** The numbers as RFC 4180 has tables: a row for each step of each series, its beginning first. */
export function formatCsv(reply: NumbersReply): string {
  const [, ...columns] = reply.columns;
  const from = Date.parse(reply.from);
  const lines = [['at', ...KEYS, ...columns].join(',')];
  for (const series of reply.series) {
    const names = KEYS.map(key => formatText(series[key] ?? ''));
    for (const [step, ...values] of series.points) {
      const at = new Date(from + Number(step) * reply.stepS * 1_000).toISOString();
      lines.push([at, ...names, ...values.map(value => value ?? '')].join(','));
    }
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** Viewers' players name qualities: what a table program would take for a formula becomes text. */
function formatText(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
