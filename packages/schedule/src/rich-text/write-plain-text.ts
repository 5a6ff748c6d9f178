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
  readonly #lines: string[] = [];
  #line = '';
  /** Told apart from the line itself, which is a rope: to look at its end would copy it, once for each piece of text. */
  #takesSpace = false;
  /** What the line began with if it is that of a list item, and nothing else came yet. */
  #mark = '';
  /** The number of the next item for each open list; null for one without numbers. */
  readonly #lists: (number | null)[] = [];
  readonly #links: { href: string; shown: string }[] = [];
  #preformatted = 0;

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'br') this.#endLine();
    else if (name === 'li') this.#beginItem();
    else if (name === 'a') this.#links.push({ href: attributes.href ?? '', shown: '' });
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
    const link = this.#links.at(-1);
    if (link !== undefined) link.shown += text;
    if (this.#preformatted === 0) {
      const collapsed = text.replace(/\s+/g, ' ');
      this.#append(this.#takesSpace ? collapsed : collapsed.trimStart());
      return;
    }
    const [first = '', ...rest] = text.split('\n');
    this.#append(first);
    for (const line of rest) {
      this.#endLine();
      this.#append(line);
    }
  }

  finish(): string {
    this.#breakBlock();
    return this.#lines.join('\n').trim();
  }

  #append(text: string): void {
    if (text === '') return;
    this.#line += text;
    this.#takesSpace = !text.endsWith(' ');
  }

  #endLine(): void {
    this.#lines.push(this.#line.trimEnd());
    this.#line = '';
    this.#takesSpace = false;
    this.#mark = '';
  }

  #breakBlock(): void {
    // A paragraph directly in an item stays on the line of its mark.
    if (this.#mark !== '' && this.#line === this.#mark) return;
    if (this.#line.trim() !== '') this.#endLine();
    if (this.#lists.length === 0 && this.#lines.at(-1) !== '') this.#endLine();
  }

  #beginItem(): void {
    if (this.#line.trim() !== '') this.#endLine();
    const number = this.#lists.at(-1) ?? null;
    const indent = '  '.repeat(Math.max(0, this.#lists.length - 1));
    this.#mark = `${indent}${number === null ? '- ' : `${number}. `}`;
    this.#line = '';
    this.#append(this.#mark);
    if (number !== null) this.#lists[this.#lists.length - 1] = number + 1;
  }

  #endLink(): void {
    const link = this.#links.pop();
    if (link === undefined) return;
    const address = link.href.replace(/^mailto:/i, '');
    const shown = link.shown.trim();
    if (address !== '' && shown !== address && shown !== link.href) this.#append(` (${address})`);
  }
}
