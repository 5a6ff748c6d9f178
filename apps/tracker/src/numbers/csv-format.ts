import { ByteWriter } from './byte-writer.ts';
import type { NumbersFormat } from './numbers-format.ts';

const KEYS = ['room', 'kind', 'protocol', 'language', 'quality', 'endpoint'] as const;

const COMMA = ','.charCodeAt(0);

/** Writes numbers as RFC 4180 has tables: a row for each step of each series, its beginning first. */
export function createCsvFormat(): NumbersFormat {
  const writer = new ByteWriter();
  /** By step. All series have the same. */
  const beginnings = new Map<number, Buffer>();
  return {
    writeSeries({ points, ...group }, { from, stepS }) {
      const startsAt = Date.parse(from);
      const names = Buffer.from(KEYS.map(key => `,${formatText(group[key] ?? '')}`).join(''));
      for (const point of points) {
        const step = Number(point[0]);
        const beginning = beginnings.get(step) ?? formatBeginning(startsAt + step * stepS * 1_000);
        beginnings.set(step, beginning);
        writer.writeBytes(beginning);
        writer.writeBytes(names);
        for (let at = 1; at < point.length; at++) {
          const value = point[at];
          writer.writeByte(COMMA);
          if (typeof value === 'number') writer.writeNumber(value);
          else if (typeof value === 'string') writer.writeText(value);
        }
        writer.writeText('\r\n');
      }
      return writer.take();
    },
    join({ columns: [, ...columns] }, series) {
      return Buffer.concat([Buffer.from(`${['at', ...KEYS, ...columns].join(',')}\r\n`), ...series]);
    },
  };
}

function formatBeginning(at: number): Buffer {
  return Buffer.from(new Date(at).toISOString());
}

/** Viewers' players name qualities: what a table program would take for a formula becomes text. */
function formatText(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
