import fc from 'fast-check';

/** In every text that was made up: no statement may ever contain it. */
export const MARK = 'zq7';

const TEXTS = [
  `${MARK}'; DROP TABLE users; -- `,
  `${MARK}" OR "1"="1`,
  `${MARK}\\' UNION SELECT authentication_string FROM mysql.user #`,
  `=${MARK}+cmd|' /C calc'!A0`,
  `+${MARK}`,
  `-${MARK}`,
  `@${MARK}`,
  `${MARK} :batchId ::batchId`,
  `${MARK}\${7*7}{{7*7}}`,
  `<script>${MARK}</script>`,
  `"><img src=x onerror=${MARK}>`,
  `${MARK}\u202edrawkcab\u2066`,
  `${MARK} 👩‍👩‍👧 नमस्ते`,
  `${MARK}\u0000`,
  `${MARK}\u001b[2J`,
  `${MARK}\r\nSet-Cookie: a=b`,
  `../../${MARK}`,
  `%00${MARK}%`,
  ` ${MARK} `,
  `\ud800${MARK}`,
  `${MARK}`.repeat(40_000),
  '１２',
  '٣',
  'NaN',
  'Infinity',
  '1e3',
  '0x10',
  '1,00,000',
  '-0',
  '0.001',
  '9'.repeat(40),
  '__proto__',
  'constructor',
  'toString',
  '2026-02-30',
  '2026-11-25T24:00:00Z',
  '<aws.scheduler.scheduled-time>',
  'null',
  '',
];

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

export const lyingText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: 'binary' }).map((text) => MARK + text),
);

/** What no caller in good faith would send. */
export const lie: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: lyingText },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  fc.constantFrom<unknown>(null, true, -1, 0, 1e308, 2 ** 53, 0.1, -0, [], {}),
  fc.constant(nested(500)),
  fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'toString', MARK), lyingText),
);

type Fields = Readonly<Record<string, unknown>>;

const without = (fields: Fields, field: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));

/** The right message, bent: a field replaced, added or left out, or another message altogether. */
export const bent = (right: Fields): fc.Arbitrary<unknown> => {
  const names = Object.keys(right);
  const field = names.length > 0 ? fc.constantFrom(...names) : lyingText;
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(field, lie).map(([name, value]) => ({ ...right, [name]: value })) },
    { weight: 2, arbitrary: fc.tuple(lyingText, lie).map(([name, value]) => ({ ...right, [name]: value })) },
    { weight: 1, arbitrary: field.map((name) => without(right, name)) },
    { weight: 1, arbitrary: lie },
  );
};
