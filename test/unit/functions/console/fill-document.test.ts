import { describe, expect, it } from 'vitest';
import { fillDocument } from '../../../../functions/console/fill-document.ts';

const document = '<title>x</title><script type="application/json" id="console-settings">{}</script><p>';
const settings = { issuerUrl: 'https://a.example', clientId: 'page', version: '1.0.0', styleNonce: 'n0' };

const filled = (clientId: string): string => fillDocument(document, { ...settings, clientId });
const [before = '', after = ''] = document.split('{}');

describe('fillDocument', () => {
  it.each(['page', '</script><script>alert(1)</script>', '<!--<script', "$&$1$'", '"\\\u2028', ''])(
    'tells the page exactly %j, and its end stays its end',
    (clientId) => {
      const html = filled(clientId);
      const text = html.slice(before.length, -after.length);
      expect(html).toBe(before + text + after);
      expect(text).not.toContain('<');
      expect(JSON.parse(text)).toEqual({ ...settings, clientId });
    },
  );

  it('says so where a document has no place for it', () => {
    expect(() => fillDocument('<p>', settings)).toThrow('no empty element "console-settings"');
  });
});
