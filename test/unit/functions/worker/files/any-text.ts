import fc from 'fast-check';

/** Names and notes of people, and of those who try what a program makes of them. */
export const NASTY_TEXTS: readonly string[] = [
  'आशा मेनन',
  'क्षत्रिय श्री कृष्णमूर्ति',
  '👩‍👩‍👧 family 🇮🇳',
  'שלום \u202Eevil\u202C \u200Fx',
  '<b>bold</b> & "quoted" \'single\'',
  '=HYPERLINK("http://evil","x")',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '＋1',
  '－1',
  '＠1',
  'a'.repeat(190),
  'two\nlines',
  'two\r\nlines',
  'lone\rreturn',
  ' leading and trailing ',
  ', ; | "',
  '\u0000\u0001\u0008\u000B\u001F\u007F\u0085\u009F',
  '\uFFFD\uFFFE\uFFFF\uFDD0\u{1FFFE}',
  '\uD800',
  'x\uDC00y',
  '\uDC00\uD800',
  '_x0041_',
  '_x000D_',
  '__x0041_x0042_',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  '00012',
  '12345678901234567890',
  '1e5',
  'TRUE',
  'NULL',
  '2026-11-28',
  '\uFEFFmark',
  '﷽',
  'Z̴͔̈́a̵l̶g̸o̷',
];

export const anyText = fc.oneof(
  fc.constantFrom(...NASTY_TEXTS),
  fc.string({ unit: 'grapheme', maxLength: 190 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...NASTY_TEXTS), { minLength: 2, maxLength: 3 }).map((texts) => texts.join('')),
);

/** As DECIMAL(15,2) holds it. */
export const anyAmount = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }).map((paise) => {
  const digits = (paise < 0n ? -paise : paise).toString().padStart(3, '0');
  return `${paise < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
});

export const anyInstant = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2037-12-31T00:00:00Z'),
  noInvalidDate: true,
});
