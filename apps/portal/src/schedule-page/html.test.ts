import { describe, expect, it } from 'vitest';
import { html } from './html.ts';

describe('html', () => {
  it('escapes values, in text and in attributes', () => {
    const evil = `"><script>alert('1')</script>&amp;`;
    const markup = html`<p title="${evil}">${evil}</p>`.text;
    const escaped = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;';
    expect(markup).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  it('takes markup as it is, also a list of it, and nothing for what is not', () => {
    const items = ['a', 'b'].map(name => html`<li>${name}</li>`);
    expect(html`<ul data-n="${2}">${items}${null}${false}${undefined}${''}</ul>`.text).toBe(
      '<ul data-n="2"><li>a</li><li>b</li></ul>',
    );
  });
});
