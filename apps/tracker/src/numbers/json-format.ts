import type { NumbersPoint } from '@foyer/contract';
import { ByteWriter } from './byte-writer.ts';
import type { NumbersFormat } from './numbers-format.ts';

const COMMA = ','.charCodeAt(0);
const OPEN = '['.charCodeAt(0);
const CLOSE = ']'.charCodeAt(0);
const NULL = Buffer.from('null');
const SEPARATOR = Buffer.from(',');
const END = Buffer.from(']}');

/** Writes numbers as `JSON.stringify` writes a reply, without when it was made. */
export function createJsonFormat(): NumbersFormat {
  const writer = new ByteWriter();
  return {
    writeSeries({ points, ...group }) {
      writer.writeText(`${JSON.stringify(group).slice(0, -1)},"points":[`);
      let isFirst = true;
      for (const point of points) {
        if (!isFirst) writer.writeByte(COMMA);
        isFirst = false;
        writePoint(point, writer);
      }
      writer.writeText(']}');
      return writer.take();
    },
    join(head, series) {
      const beginning = Buffer.from(`${JSON.stringify(head).slice(0, -1)},"series":[`);
      const parts = series.flatMap((written, index) => (index === 0 ? [written] : [SEPARATOR, written]));
      return Buffer.concat([beginning, ...parts, END]);
    },
  };
}

function writePoint(point: NumbersPoint, writer: ByteWriter): void {
  writer.writeByte(OPEN);
  for (let at = 0; at < point.length; at++) {
    if (at > 0) writer.writeByte(COMMA);
    const value = point[at];
    if (typeof value === 'number') writer.writeNumber(value);
    else if (typeof value === 'string') writer.writeText(JSON.stringify(value));
    else writer.writeBytes(NULL);
  }
  writer.writeByte(CLOSE);
}
