import { Parser } from 'htmlparser2';

const BLOCKS = new Set(['p', 'ul', 'ol', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'hr', 'h4', 'h5', 'h6']);

/** Writes sanitised HTML as text: blank lines between blocks, `- ` before list items, `(…)` after links. */
export function writePlainText(html: string): string {
  const writer = new PlainTextWriter();
  const parser = new Parser({
    onopentag: (name, attributes) => writer.open(name, attributes),
    onclosetag: name => writer.close(name),
    ontext: text => writer.write(text),
  });
  parser.end(html);
  return writer.finish();
}

class PlainTextWriter {
  #text = '';
  /** The number of the next item for each open list; null for one without numbers. */
  readonly #lists: (number | null)[] = [];
  readonly #links: { href: string; from: number }[] = [];
  #preformatted = 0;

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'br') this.#text += '\n';
    else if (name === 'li') this.#beginItem();
    else if (name === 'a') this.#links.push({ href: attributes.href ?? '', from: this.#text.length });
    else if (BLOCKS.has(name)) this.#breakBlock();
    if (name === 'ul') this.#lists.push(null);
    if (name === 'ol') this.#lists.push(Number.parseInt(attributes.start ?? '1', 10) || 1);
    if (name === 'pre') this.#preformatted++;
  }

  close(name: string): void {
    if (name === 'ul' || name === 'ol') this.#lists.pop();
    if (name === 'pre') this.#preformatted--;
    if (name === 'a') this.#endLink();
    else if (BLOCKS.has(name)) this.#breakBlock();
  }

  write(text: string): void {
    if (this.#preformatted > 0) {
      this.#text += text;
      return;
    }
    const collapsed = text.replace(/\s+/g, ' ');
    this.#text += /(?:^|\s)$/.test(this.#text) ? collapsed.trimStart() : collapsed;
  }

  finish(): string {
    return this.#text
      .replace(/[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  #breakBlock(): void {
    // A paragraph directly in an item stays on the line of its mark.
    if (this.#text === '' || /(?:^|\n) *(?:- |\d+\. )$/.test(this.#text)) return;
    this.#text = `${this.#text.trimEnd()}${this.#lists.length > 0 ? '\n' : '\n\n'}`;
  }

  #beginItem(): void {
    const next = this.#lists.at(-1) ?? null;
    const before =
      this.#text === '' || this.#text.endsWith('\n\n') ? this.#text : `${this.#text.trimEnd()}\n`;
    const indent = '  '.repeat(Math.max(0, this.#lists.length - 1));
    this.#text = `${before}${indent}${next === null ? '- ' : `${next}. `}`;
    if (next !== null) this.#lists[this.#lists.length - 1] = next + 1;
  }

  #endLink(): void {
    const link = this.#links.pop();
    if (link === undefined) return;
    const address = link.href.replace(/^mailto:/i, '');
    const shown = this.#text.slice(link.from).trim();
    if (address !== '' && shown !== address && shown !== link.href) this.#text += ` (${address})`;
  }
}
