import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { block, escaped, inline, markup } from '../../../src/report/html/markup.ts';

describe('markup', () => {
  it('escapes every placeholder that is not markup itself', () => {
    const hostile = `<script>"&'</script>`;
    expect(markup`<p title="${hostile}">${hostile}</p>`.text).toBe(
      '<p title="&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;">&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;</p>',
    );
  });

  it('joins lists, writes numbers and leaves nothing for null', () => {
    const items = ['<a>', 'b'].map((item) => markup`<li>${item}</li>`);
    expect(markup`<ul>${items}</ul>${3}${null}`.text).toBe(
      '<ul><li>&lt;a&gt;</li><li>b</li></ul>3',
    );
  });

  it('never lets text end the place it stands in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escaped(text)).not.toMatch(/[<>"']/);
        const back = escaped(text)
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        expect(back).toBe(text);
      }),
    );
  });

  it('keeps the direction of what others wrote apart from ours', () => {
    expect(inline({ quoted: 'שלום' }).text).toBe('<bdi>שלום</bdi>');
    expect(inline('ours').text).toBe('ours');
    expect(block({ quoted: 'a\n  b' }).text).toBe('<div class="said" dir="auto">a\n  b</div>');
  });
});
