import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import type { ProblemLog } from '../problem-log.ts';
import { normaliseLineEnds } from '../text/line-ends.ts';
import { shorten } from '../text/shorten.ts';
import { decodeEntities } from './decode-entities.ts';
import type { XmlElement } from './xml-element.ts';

export interface TreeLimits {
  maxDepth: number;
  maxElements: number;
}

/**
 * Takes elements of one name out of the tree as soon as they end. A large document is read in a fraction
 * of the memory, and in less time, if its many like parts need not all be there at once.
 */
export interface ElementTaker {
  name: string;
  /** The ancestors are those of this moment, from the root down; copy what you keep. */
  take(element: XmlElement, ancestors: readonly XmlElement[]): void;
}

export interface TreeBuilderOptions {
  source: string;
  /** Where in the source the tokenizer begins: it counts from there. */
  start: number;
  limits: TreeLimits;
  log: ProblemLog;
  taker: ElementTaker | undefined;
}

const NO_ATTRIBUTES: XmlElement['attributes'] = Object.freeze({});

const MAX_KEPT_NAME_LENGTH = 32;
const MAX_KEPT_NAMES = 16;

/**
 * Makes a tree of what htmlparser2's tokenizer finds. Its parser would do the same but hides end tags
 * that match nothing, and its entity decoding takes one step per character.
 */
export class XmlTreeBuilder implements TokenizerCallbacks {
  root: XmlElement | null = null;
  complete = false;

  readonly #options: TreeBuilderOptions;
  readonly #tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, this);
  /** Line ends are `\n` in XML, whatever they are in the file. */
  readonly #hasCarriageReturns: boolean;
  readonly #open: XmlElement[] = [];
  #top: XmlElement | undefined;
  #elements = 0;
  #line = 1;
  #nextBreak: number;
  /** Names met so far, by their length: a programme has few, and each only once in memory. */
  readonly #names: string[][] = [];
  #attributeName = '';
  #attributeValue = '';
  #attributes: Record<string, string> | null = null;

  constructor(options: TreeBuilderOptions) {
    this.#options = options;
    this.#hasCarriageReturns = options.source.includes('\r');
    this.#nextBreak = options.source.indexOf('\n');
  }

  build(): void {
    const { source, start } = this.#options;
    this.#tokenizer.write(start === 0 ? source : source.slice(start));
    this.#tokenizer.end();
  }

  onopentagname(start: number, end: number): void {
    const { start: base, source, limits } = this.#options;
    const name = this.#readName(start, end);
    const element: XmlElement = {
      name,
      attributes: NO_ATTRIBUTES,
      content: '',
      line: this.#countLines(base + start),
      contentStart: base + end,
      contentEnd: source.length,
      closed: false,
    };
    this.#attributes = null;
    if (this.#top !== undefined) addElement(this.#top, element);
    else if (this.root === null) this.root = element;
    else
      this.#report(
        'xml-second-root',
        element.line,
        `A second document begins with <${shorten(name)}>; it is left out.`,
      );
    this.#open.push(element);
    this.#top = element;
    if (this.#open.length > limits.maxDepth) this.#stop(`elements lie more than ${limits.maxDepth} deep`);
    else if (++this.#elements > limits.maxElements)
      this.#stop(`there are more than ${limits.maxElements} elements`);
  }

  onattribname(start: number, end: number): void {
    this.#attributeName = this.#readName(start, end);
    this.#attributeValue = '';
  }

  onattribdata(start: number, end: number): void {
    this.#attributeValue += this.#decode(start, end);
  }

  onattribend(): void {
    if (this.#top === undefined) return;
    if (this.#attributes === null) {
      this.#attributes = {};
      this.#top.attributes = this.#attributes;
    }
    this.#attributes[this.#attributeName] ??= this.#attributeValue;
  }

  onopentagend(end: number): void {
    if (this.#top !== undefined) this.#top.contentStart = this.#options.start + end + 1;
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
    this.#close(this.#options.start + end + 1);
  }

  onclosetag(start: number, end: number): void {
    const { source, start: base } = this.#options;
    const offset = base + start - 2;
    const topName = this.#top?.name;
    if (topName?.length === end - start && source.startsWith(topName, base + start)) {
      this.#close(offset);
      return;
    }
    const name = source.slice(base + start, base + end);
    const depth = this.#open.findLastIndex(element => element.name === name);
    if (depth === -1) {
      const message = `The end tag </${shorten(name)}> closes nothing; it is left out.`;
      this.#report('xml-stray-end-tag', this.#countLines(offset), message);
      return;
    }
    for (const unclosed of this.#open.slice(depth + 1).reverse()) {
      const message = `<${shorten(unclosed.name)}> has no end tag before </${shorten(name)}>; it is taken to end there.`;
      this.#report('xml-unclosed-element', unclosed.line, message);
      this.#close(offset);
    }
    this.#close(offset);
  }

  ontext(start: number, end: number): void {
    if (this.#top === undefined || this.#isWhiteSpace(start, end)) return;
    this.#append(this.#decode(start, end));
  }

  oncdata(start: number, end: number, endOffset: number): void {
    const { source, start: base } = this.#options;
    this.#append(this.#normaliseLines(source.slice(base + start, base + end - endOffset)));
  }

  onend(): void {
    const { source } = this.#options;
    this.complete = this.root?.closed === true;
    if (this.complete || this.#top === undefined) return;
    this.#report(
      'xml-truncated',
      this.#countLines(source.length),
      `The XML breaks off inside <${shorten(this.#top.name)}>, which began in line ${this.#top.line}. Fetch it again.`,
    );
  }

  // Entities are decoded here, and comments, declarations and instructions are nothing to a programme.
  onattribentity(): void {}
  ontextentity(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  #close(contentEnd: number): void {
    const element = this.#open.pop();
    this.#top = this.#open.at(-1);
    if (element === undefined) return;
    element.contentEnd = contentEnd;
    element.closed = true;
    const { taker } = this.#options;
    if (element.name !== taker?.name || this.#open[0] !== this.root) return;
    if (Array.isArray(this.#top?.content)) this.#top.content.pop();
    taker.take(element, this.#open);
  }

  #readName(start: number, end: number): string {
    const { source, start: base } = this.#options;
    let names = this.#names[end - start];
    if (names === undefined) {
      names = [];
      if (end - start < MAX_KEPT_NAME_LENGTH) this.#names[end - start] = names;
    }
    for (const name of names) {
      if (source.startsWith(name, base + start)) return name;
    }
    const name = source.slice(base + start, base + end);
    if (names.length < MAX_KEPT_NAMES) names.push(name);
    return name;
  }

  #append(text: string): void {
    if (this.#top === undefined) return;
    const { content } = this.#top;
    if (typeof content === 'string') this.#top.content = content + text;
    else if (typeof content.at(-1) === 'string') content.push(`${content.pop()}${text}`);
    else content.push(text);
  }

  #decode(start: number, end: number): string {
    const { source, start: base } = this.#options;
    return decodeEntities(this.#normaliseLines(source.slice(base + start, base + end)), index => {
      const offset = base + start + index;
      this.#report(
        'xml-unknown-entity',
        this.#countLines(offset),
        `Expected an entity of XML (such as &amp;) or a number, but “${shorten(source.slice(offset, offset + 12))}” came; it is kept as it is.`,
        'warning',
      );
    });
  }

  #normaliseLines(text: string): string {
    return this.#hasCarriageReturns ? normaliseLineEnds(text) : text;
  }

  #isWhiteSpace(start: number, end: number): boolean {
    const { source, start: base } = this.#options;
    for (let at = base + start; at < base + end; at++) {
      const unit = source.charCodeAt(at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return false;
    }
    return true;
  }

  #stop(reason: string): void {
    this.#report(
      'xml-too-large',
      this.#top?.line ?? this.#line,
      `Reading stopped because ${reason}, which is no programme.`,
    );
    this.#tokenizer.pause();
  }

  /** The line of an offset; offsets come in ascending order. */
  #countLines(offset: number): number {
    while (this.#nextBreak !== -1 && this.#nextBreak < offset) {
      this.#line++;
      this.#nextBreak = this.#options.source.indexOf('\n', this.#nextBreak + 1);
    }
    return this.#line;
  }

  #report(code: string, line: number, message: string, severity: 'error' | 'warning' = 'error'): void {
    this.#options.log.add({ severity, code, message, position: { line } });
  }
}

function addElement(parent: XmlElement, element: XmlElement): void {
  const { content } = parent;
  if (typeof content !== 'string') content.push(element);
  else parent.content = content === '' ? [element] : [content, element];
}
