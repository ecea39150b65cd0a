import { ApiError } from './api-error.ts';

/** One parameter as it comes over the wire; longs are bigint, so that no digit is lost. */
export type WireParameter = {
  readonly name: string;
  readonly value?: Readonly<Record<string, unknown>> | undefined;
  readonly typeHint?: string | undefined;
};

const escapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\n': '\\n',
  '\r': '\\r',
  '\x1a': '\\Z',
  "'": "''",
  '\\': '\\\\',
};

const quote = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what MySQL wants escaped
  `'${text.replace(/[\0\n\r\x1a'\\]/g, (character) => escapes[character] ?? character)}'`;

/** In brackets, or `a-:b` with -1 would begin a comment. */
const number = (digits: string): string => (digits.startsWith('-') ? `(${digits})` : digits);

type Hint = {
  readonly accepts: RegExp;
  readonly shape: string;
  readonly literal: (text: string) => string;
};

const uuidDigits = (text: string): string => text.replaceAll('-', '');

/** Only milliseconds: the service knows no more, so a DATETIME(6) travels as a plain string. */
const hints: Readonly<Record<string, Hint>> = {
  DATE: { accepts: /^\d{4}-\d\d-\d\d$/, shape: 'YYYY-MM-DD', literal: quote },
  TIME: { accepts: /^\d\d:\d\d:\d\d(\.\d{1,3})?$/, shape: 'HH:MM:SS[.FFF]', literal: quote },
  TIMESTAMP: {
    accepts: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?$/,
    shape: 'YYYY-MM-DD HH:MM:SS[.FFF]',
    literal: quote,
  },
  // Unquoted, so that the server reads an exact decimal and compares it as one.
  DECIMAL: { accepts: /^-?\d+(\.\d+)?$/, shape: 'a decimal number', literal: number },
  JSON: { accepts: /^[\s\S]*$/, shape: 'JSON', literal: quote },
  // As on AWS: sixteen raw bytes, which a text column refuses (1366).
  UUID: {
    accepts: /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i,
    shape: 'a UUID',
    literal: (text) => `x'${uuidDigits(text)}'`,
  },
};

const hinted = (name: string, text: string, typeHint: string): string => {
  const hint = hints[typeHint];
  if (!hint) throw new ApiError('ValidationException', `Unknown typeHint ${typeHint} of parameter ${name}`);
  if (hint.accepts.test(text)) return hint.literal(text);
  const message = `Parameter ${name} with typeHint ${typeHint} must be ${hint.shape}, not "${text}"`;
  throw new ApiError('ValidationException', message);
};

const double = (name: string, value: unknown): string => {
  if (typeof value === 'number' && Number.isFinite(value)) return number(value.toExponential());
  throw new ApiError('ValidationException', `Parameter ${name}: ${value} is no double the database accepts`);
};

const writers: Readonly<Record<string, (name: string, value: unknown) => string | undefined>> = {
  isNull: (_name, value) => (value === true ? 'NULL' : undefined),
  booleanValue: (_name, value) => (typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : undefined),
  longValue: (_name, value) => (typeof value === 'bigint' ? number(`${value}`) : undefined),
  doubleValue: double,
  stringValue: (_name, value) => (typeof value === 'string' ? quote(value) : undefined),
  blobValue: (_name, value) =>
    typeof value === 'string' ? `x'${Buffer.from(value, 'base64').toString('hex')}'` : undefined,
  arrayValue: () => {
    throw new ApiError('ValidationException', "Array parameters aren't supported");
  },
};

/** The literal a parameter stands for, as a client-side prepared statement writes it. */
export const sqlLiteral = ({ name, value, typeHint }: WireParameter): string => {
  const members = Object.entries(value ?? {});
  const [kind, content] = members[0] ?? [];
  if (kind === undefined || members.length !== 1) {
    throw new ApiError('ValidationException', `Parameter ${name} must have exactly one value`);
  }
  if (typeHint !== undefined && typeof content === 'string') return hinted(name, content, typeHint);
  const literal = writers[kind]?.(name, content);
  if (literal === undefined) {
    throw new ApiError('SerializationException', `Parameter ${name}: ${kind} cannot be ${String(content)}`);
  }
  return literal;
};
