export type Template = {
  /** The text, with each interpolation as `${…}`. */
  readonly text: string;
  readonly expressions: readonly string[];
};

type Scan = { readonly end: number; readonly template: Template; readonly inner: readonly Template[] };

/** From after "${" to its "}", over nested braces and templates. */
const scanExpression = (
  source: string,
  start: number,
): { readonly end: number; readonly inner: readonly Template[] } => {
  const inner: Template[] = [];
  let depth = 1;
  let at = start;
  for (; depth > 0 && at < source.length; at += 1) {
    if (source[at] === '{') depth += 1;
    if (source[at] === '}') depth -= 1;
    if (source[at] !== '`') continue;
    const nested = scanTemplate(source, at + 1);
    inner.push(nested.template, ...nested.inner);
    at = nested.end - 1;
  }
  return { end: at, inner };
};

/** From after the opening backtick to after the closing one. */
const scanTemplate = (source: string, start: number): Scan => {
  const expressions: string[] = [];
  const inner: Template[] = [];
  let text = '';
  let at = start;
  while (at < source.length && source[at] !== '`') {
    if (source.startsWith('${', at)) {
      const expression = scanExpression(source, at + 2);
      expressions.push(source.slice(at + 2, expression.end - 1));
      inner.push(...expression.inner);
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it stands for one
      text += '${…}';
      at = expression.end;
      continue;
    }
    const length = source[at] === '\\' ? 2 : 1;
    text += source.slice(at + length - 1, at + length);
    at += length;
  }
  return { end: at + 1, template: { text, expressions }, inner };
};

/** Every template literal of a TypeScript source, nested ones too. Comments must hold no lone backtick. */
export const templatesIn = (source: string): readonly Template[] => {
  const found: Template[] = [];
  for (let at = source.indexOf('`'); at >= 0; at = source.indexOf('`', at)) {
    const scan = scanTemplate(source, at + 1);
    found.push(scan.template, ...scan.inner);
    at = scan.end;
  }
  return found;
};
