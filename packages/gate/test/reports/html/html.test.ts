import { describe, expect, test } from '@jest/globals';
import { escapeLines, html, joinHtml } from '../../../src/reports/html/html';

describe('the html template', () => {
  test('escapes every text, also in an attribute', () => {
    const hostile = `"><img src=x onerror='alert(1)'> & </script>`;
    expect(html`<a title="${hostile}">${hostile}</a>`.markup).toBe(
      '<a title="&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; &lt;/script&gt;">' +
        '&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; &lt;/script&gt;</a>',
    );
  });

  test('keeps markup of another template, and writes nothing for false and undefined', () => {
    const items = ['a', 'b<'].map((text) => html`<li>${text}</li>`);
    expect(html`<ul>${items}</ul>${false}${undefined}${0}${['x', 1]}`.markup).toBe(
      '<ul><li>a</li><li>b&lt;</li></ul>0x1',
    );
  });

  test('removes characters that control a terminal, end a line, or reorder a text', () => {
    const text = 'a\u0000b\u001b[31m\nc\u202e\u2066\u200fd\u2028e';
    expect(html`${text}`.markup).toBe('a b [31m cd e');
    expect(html`${'\ud800'}`.markup).toBe('\ufffd');
  });

  test('keeps lines for code, and escapes them', () => {
    expect(escapeLines('a\n  <b>\t\u0007').markup).toBe('a\n  &lt;b&gt; ');
  });

  test('joins what is not empty', () => {
    expect(joinHtml([html`<b>a</b>`, false, '<'], ' & ').markup).toBe('<b>a</b> &amp; &lt;');
  });
});
