export type XmlNode = XmlElement | string;

/** An element of the light tree: no parents, no comments, no text that is white space only. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string | undefined>>;
  children: XmlNode[];
  /** Where `<` stands in the source, in UTF-16 units. */
  offset: number;
  /** Where its content begins and ends in the source; for the raw text of mixed content. */
  contentStart: number;
  contentEnd: number;
  /** False if the source broke off inside. */
  closed: boolean;
}

/** All text inside, in the order of the source. */
export function textOf(element: XmlElement): string {
  const { children } = element;
  const first = children[0];
  if (first === undefined) return '';
  if (children.length === 1 && typeof first === 'string') return first;
  return children.map(child => (typeof child === 'string' ? child : textOf(child))).join('');
}

export function hasChildElements(element: XmlElement): boolean {
  return element.children.some(child => typeof child !== 'string');
}
