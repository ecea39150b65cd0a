import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { curlOf } from '../../../../functions/console/page/acts/curl-of.ts';

const PAGE = 'https://pay.example/admin/payouts';

/** The words that a shell makes of it. */
const wordsOf = (line: string): string[] =>
  execFileSync('sh', ['-c', line.replace(/^curl/, String.raw`printf '%s\0'`)], {
    encoding: 'utf8',
    env: { TOKEN: 'secret', KEY: 'monday' },
  })
    .split('\0')
    .slice(0, -1);

describe('curlOf', () => {
  it('is the request, with the token of whoever runs it', () => {
    const act = { path: '/api/batches/7/cancel', body: { reason: 'made twice' } };
    expect(wordsOf(curlOf(act, PAGE))).toEqual([
      ...['-X', 'POST', `${PAGE}/api/batches/7/cancel`],
      ...['-H', 'Authorization: Bearer secret', '-H', 'Idempotency-Key: monday'],
      ...['-H', 'Content-Type: application/json', '-d', '{"reason":"made twice"}'],
    ]);
  });

  it.each([
    `it's "Asha's" $(rm -rf /) \`id\` $HOME \\ \\' ; & | < >`,
    'two\nlines\tand a tab',
    'कोई 🙂',
    "'",
    "''\\''",
  ])('takes no word of it for anything but text: %s', (reason) => {
    const words = wordsOf(curlOf({ path: '/api/holds/1', method: 'DELETE', body: { reason } }, PAGE));
    expect(JSON.parse(words.at(-1) ?? '')).toEqual({ reason });
    expect(words.slice(0, 5)).toEqual([
      '-X',
      'DELETE',
      `${PAGE}/api/holds/1`,
      '-H',
      'Authorization: Bearer secret',
    ]);
  });
});
