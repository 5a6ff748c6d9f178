import { describe, expect, it } from 'vitest';
import { renderRichText } from './render-rich-text.ts';

const html = (source: string) => renderRichText({ format: 'html', source });
const markdown = (source: string) => renderRichText({ format: 'markdown', source });

describe('renderRichText', () => {
  it('renders Markdown with smaller headings and careful links', () => {
    expect(
      markdown('# Title\n\nSome *text* by [us](https://rain.example "x").\n\n1. one\n2. two\n   - deep'),
    ).toEqual({
      html:
        '<h4>Title</h4>\n' +
        '<p>Some <em>text</em> by <a href="https://rain.example" rel="nofollow noopener">us</a>.</p>\n' +
        '<ol>\n<li>one</li>\n<li>two<ul>\n<li>deep</li>\n</ul>\n</li>\n</ol>',
      text: 'Title\n\nSome text by us (https://rain.example).\n\n1. one\n2. two\n  - deep',
    });
  });

  it('keeps HTML, less what a description does not need', () => {
    expect(
      html('<div style="x" onclick="y"><b>Bold</b> &amp; <i>it</i></div><h2>Sub</h2><p class="z">P<br>Q</p>'),
    ).toEqual({
      html: '<p><strong>Bold</strong> &amp; <em>it</em></p><h5>Sub</h5><p>P<br />Q</p>',
      text: 'Bold & it\n\nSub\n\nP\nQ',
    });
  });

  it('has paragraphs that stand beside each other, and none that is empty', () => {
    expect(html('<div>\n<p>One</p><div>Two</div></div><p> </p>').html).toBe('<p>One</p><p>Two</p>');
    expect(html('<p><a href="/x"><ul><li>One</ul></a></p>').html).toBe('<ul><li>One</li></ul>');
    expect(html('One<div>').html).toBe('<p>One</p>');
    expect(html('<p><b> </b></p><hr>').html).toBe('');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<iframe src="https://evil.example"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\nscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<p style="background:url(https://evil.example)">x</p>',
    '<form action="https://evil.example"><input></form>',
    '<math><mtext></p><style><img src=x onerror=alert(1)></style></mtext></math>',
    '<p title="</p><script>alert(1)</script>">x</p>',
    '[x](javascript:alert(1))',
    '![x](https://evil.example/x.png)',
    '<https://rain.example"onmouseover="alert(1)>',
  ])('lets nothing through that acts or loads: %s', source => {
    for (const rendered of [html(source), markdown(source)]) {
      expect(rendered.html).not.toMatch(
        /<(?:script|img|svg|iframe|form|input|style|math)|\son\w+=|style=|src=/i,
      );
      expect(rendered.html).not.toMatch(/href="(?!https?:|mailto:)/i);
    }
  });

  it('leaves of a link within the source site only its text', () => {
    expect(html('<p><a href="/talk/1">Talk</a> and <a href="mailto:us@rain.example">us</a></p>')).toEqual({
      html: '<p>Talk and <a href="mailto:us@rain.example" rel="nofollow noopener">us</a></p>',
      text: 'Talk and us (us@rain.example)',
    });
  });

  it('keeps the paragraphs of text that has only a tag or two in it', () => {
    expect(html('See <a href="https://rain.example">this</a>.\n\nThen\nthat.').html).toBe(
      '<p>See <a href="https://rain.example" rel="nofollow noopener">this</a>.</p>\n<p>Then<br />that.</p>',
    );
  });

  it('keeps the lines of plain text and takes nothing in it for markup', () => {
    expect(renderRichText({ format: 'text', source: 'a <b> & *c*\r\nd\n\n\n e\n' })).toEqual({
      html: '<p>a &lt;b&gt; &amp; *c*<br />d</p>\n<p>e</p>',
      text: 'a <b> & *c*\nd\n\ne',
    });
    expect(renderRichText({ format: 'text', source: ' \n' })).toEqual({ html: '', text: '' });
  });

  it('writes code as it is, lists with marks, and a bare address once', () => {
    const { text } = markdown(
      '```\na  b\n  c\n```\n\n- https://rain.example\n- <us@rain.example>\n- two\n\n  more\n\n> quoted',
    );
    expect(text).toBe('a  b\n  c\n\n- https://rain.example\n- us@rain.example\n- two\nmore\n\nquoted');
  });

  it('survives what makes a parser of Markdown slow or deep', () => {
    for (const source of ['>'.repeat(10_000), '_a_'.repeat(40_000), '[a]('.repeat(30_000)]) {
      expect(markdown(source).text).not.toBe('');
    }
    expect(html('<div>'.repeat(200_000))).toEqual({
      html: expect.stringMatching(/^(?:<p>|<\/p>)*$/),
      text: '',
    });
  });
});
