/** A statement cut at its `:name` parameters: `texts` always holds one piece more than `names`. */
export type ParsedSql = {
  readonly texts: readonly string[];
  readonly names: readonly string[];
  /** What comes after the first `;` that ends a statement. */
  readonly after: 'nothing' | 'semicolon' | 'another_statement';
};

const token = new RegExp(
  [
    /'[^'\\]*(?:(?:\\[\s\S]|'')[^'\\]*)*(?:'|$)/, // string
    /"[^"\\]*(?:(?:\\[\s\S]|"")[^"\\]*)*(?:"|$)/, // string, or identifier under ANSI_QUOTES
    /`[^`]*(?:``[^`]*)*(?:`|$)/, // identifier
    /(?<comment>--(?=\s|$)[^\n]*|#[^\n]*|\/\*[\s\S]*?(?:\*\/|$))/,
    /:(?<name>[A-Za-z_]\w*)/,
    /(?<end>;)/,
    /(?<space>\s+)/,
    /[\s\S]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** The body of a stored program is one statement with semicolons in it. */
const storedProgram = /^\s*CREATE\s(?:[^;]*\s)?(?:TRIGGER|PROCEDURE|FUNCTION|EVENT)\s[^;]*\bBEGIN\b/i;

export const parseNamedParameters = (sql: string): ParsedSql => {
  const texts: string[] = [];
  const names: string[] = [];
  let from = 0;
  let after: ParsedSql['after'] = 'nothing';
  for (const { 0: text, index, groups } of sql.matchAll(token)) {
    after = afterToken(after, groups ?? {});
    const name = groups?.['name'];
    if (name === undefined) continue;
    texts.push(sql.slice(from, index));
    names.push(name);
    from = index + text.length;
  }
  texts.push(sql.slice(from));
  return { texts, names, after: storedProgram.test(sql) ? 'nothing' : after };
};

const afterToken = (after: ParsedSql['after'], groups: Record<string, string>): ParsedSql['after'] => {
  if (groups['end'] && after === 'nothing') return 'semicolon';
  const silent = groups['comment'] ?? groups['space'] ?? groups['end'];
  return after === 'semicolon' && silent === undefined ? 'another_statement' : after;
};
