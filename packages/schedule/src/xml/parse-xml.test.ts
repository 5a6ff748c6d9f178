import { describe, expect, it } from 'vitest';
import { parseXml } from './parse-xml.ts';
import { nodesOf, textOf, type XmlElement } from './xml-element.ts';

function rootOf(source: string): XmlElement {
  const { root } = parseXml(source);
  if (root === null) throw new Error('no root');
  return root;
}

describe('parseXml', () => {
  it('builds a tree of elements, attributes and texts with their lines', () => {
    const root = rootOf(
      '<?xml version="1.0"?>\n<a x="1"\n y=\'&lt;2\'>\n <b>one</b>\n <c/> two <b>three</b>\n</a>',
    );
    expect(root).toMatchObject({ name: 'a', attributes: { x: '1', y: '<2' }, line: 2, closed: true });
    expect(nodesOf(root)).toMatchObject([
      { name: 'b', content: 'one', line: 4 },
      { name: 'c', content: '', line: 5 },
      ' two ',
      { name: 'b', content: 'three', line: 5 },
    ]);
    expect(textOf(root)).toBe('one two three');
  });

  it('decodes what XML defines, and nothing in CDATA', () => {
    expect(rootOf('<a>&lt;&#228;&#x1F355;<![CDATA[&lt;]]>&amp;lt;</a>').content).toBe('<ä🍕&lt;&lt;');
    expect(rootOf('<a>&#0;&#xFFFFFF;&#xDC00;&#11;</a>').content).toBe('\uFFFD\uFFFD\uFFFD\uFFFD');
  });

  it('reads line ends as XML does, and keeps those written as numbers', () => {
    expect(rootOf('<a>1\r\n2\r3&#13;</a>').content).toBe('1\n2\n3\r');
  });

  it('keeps the first of two attributes of one name, and is not led to a prototype', () => {
    const { attributes } = rootOf('<a b="1" b="2" __proto__="x" constructor="y"/>');
    expect(attributes.b).toBe('1');
    expect(Object.getPrototypeOf(attributes)).toBe(Object.prototype);
  });

  it('never expands what a document type declares, and is not confused by it', () => {
    const { root, problems } = parseXml(
      '<!DOCTYPE a [<!-- \' ]> --><!ENTITY b "<a>]></a>"><!ENTITY c SYSTEM "file:///x">]>\n<a>&b;&c;</a>',
    );
    expect(root).toMatchObject({ content: '&b;&c;', line: 2 });
    expect(problems.map(problem => problem.code)).toEqual([
      'xml-entities-declared',
      'xml-unknown-entity',
      'xml-unknown-entity',
    ]);
    expect(parseXml('<!DOCTYPE a SYSTEM "a>b.dtd"><a/>')).toMatchObject({ complete: true, problems: [] });
  });

  it.each([
    ['<a><b><c></b></a>', ['xml-unclosed-element'], true],
    ['<a></b></a>', ['xml-stray-end-tag'], true],
    ['<a/><b/>', ['xml-second-root'], true],
    ['<a><b></b>', ['xml-truncated'], false],
    ['<a><b', ['xml-truncated'], false],
    ['<a b="', ['xml-truncated'], false],
    ['<a><!-- ', ['xml-truncated'], false],
    ['<a></a', ['xml-truncated'], false],
    ['<a><b></bb></a>', ['xml-stray-end-tag', 'xml-unclosed-element'], true],
    ['<!DOCTYPE a [', [], false],
  ])('reports %s', (source, codes, complete) => {
    const document = parseXml(source);
    expect(document.problems.map(problem => problem.code)).toEqual(codes);
    expect(document.complete).toBe(complete);
  });

  it('says nothing that is as long as a name in it', () => {
    const name = 'b'.repeat(3000);
    const sources = [
      `<a/><${name}/>`,
      `<a></${name}></a>`,
      `<a><${name}></a>`,
      `<${name}>`,
      `<a>&${name};</a>`,
    ];
    const messages = sources.flatMap(source =>
      parseXml(source).problems.map(({ message }) => message.length),
    );
    expect(messages).toHaveLength(sources.length);
    expect(Math.max(...messages)).toBeLessThan(400);
  });

  it('hands over the elements of a taker with their ancestors, and forgets them', () => {
    const taken: string[] = [];
    const source = '<a><b><c>1</c><d/></b><c>2</c></a><a><c>3</c></a>';
    const take = (element: XmlElement, ancestors: readonly XmlElement[]) => {
      taken.push([...ancestors.map(ancestor => ancestor.name), element.content].join('/'));
    };
    const { root } = parseXml(source, { taker: { name: 'c', take } });
    expect(taken).toEqual(['a/b/1', 'a/2']);
    expect(root?.content).toMatchObject([{ name: 'b', content: [{ name: 'd' }] }]);
  });

  it('stops at its limits', () => {
    const limits = { maxLength: 100, maxDepth: 3, maxElements: 5 };
    for (const source of [
      '<a><b><c><d/></c></b></a>',
      '<a><b/><b/><b/><b/><b/></a>',
      `<a>${' '.repeat(100)}</a>`,
    ]) {
      const document = parseXml(source, { limits });
      expect(document.complete).toBe(false);
      expect(document.problems.map(problem => problem.code)).toEqual(['xml-too-large']);
    }
    expect(parseXml('<a><b><c/></b></a>', { limits })).toMatchObject({ complete: true, problems: [] });
  });
});
