import { escapeXml } from '../xml/escape-xml.ts';

type Attributes = Readonly<Record<string, string | number | null>>;

/** Writes indented XML. Attributes that are null are left out. */
export class XmlWriter {
  readonly #lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  #depth = 0;

  /** An element with a text, or without anything in it. */
  leaf(name: string, text = '', attributes: Attributes = {}): void {
    const tag = `${name}${writeAttributes(attributes)}`;
    this.#write(text === '' ? `<${tag}/>` : `<${tag}>${escapeXml(text)}</${name}>`);
  }

  /** An element with what `write` writes. */
  branch(name: string, attributes: Attributes, write: () => void): void {
    this.#write(`<${name}${writeAttributes(attributes)}>`);
    this.#depth += 1;
    write();
    this.#depth -= 1;
    this.#write(`</${name}>`);
  }

  /** A processing instruction, in whose text there must be no `>`. */
  instruction(name: string, text: string): void {
    this.#write(`<?${name} ${text}?>`);
  }

  finish(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  #write(line: string): void {
    this.#lines.push('  '.repeat(this.#depth) + line);
  }
}

function writeAttributes(attributes: Attributes): string {
  const parts = Object.entries(attributes).flatMap(([name, value]) =>
    value === null ? [] : ` ${name}="${escapeXml(String(value))}"`,
  );
  return parts.join('');
}
