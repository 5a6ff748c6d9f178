export type XmlNode = XmlElement | string;

/** An element of the light tree: no parents, no comments, no text that is white space only. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string | undefined>>;
  /** The text of an element without child elements, which most are; or all that is inside, in order. */
  content: string | XmlNode[];
  /** Where it begins, from 1. */
  line: number;
  /** Where its content begins and ends in the source; for the raw text of mixed content. */
  contentStart: number;
  contentEnd: number;
  /** False if the source broke off inside. */
  closed: boolean;
}

const NO_NODES: readonly XmlNode[] = [];

/** What is inside, to look for child elements; of an element that has none, nothing. */
export function nodesOf(element: XmlElement): readonly XmlNode[] {
  return typeof element.content === 'string' ? NO_NODES : element.content;
}

export function hasChildElements(element: XmlElement): boolean {
  return typeof element.content !== 'string';
}

/** All text inside, in the order of the source. */
export function textOf({ content }: XmlElement): string {
  if (typeof content === 'string') return content;
  return content.map(node => (typeof node === 'string' ? node : textOf(node))).join('');
}
