import { ApiError } from '../wire/api-error.ts';
import { sqlLiteral, type WireParameter } from '../wire/sql-literal.ts';
import { type ParsedSql, parseNamedParameters } from './parse-named-parameters.ts';

const literalsByName = (parameters: readonly WireParameter[]): ReadonlyMap<string, string> => {
  const literals = new Map(parameters.map((parameter) => [parameter.name, sqlLiteral(parameter)]));
  if (literals.size < parameters.length)
    throw new ApiError('ValidationException', 'A parameter is given twice');
  return literals;
};

/** The statement with its parameters written in; each set apart, so that `LIMIT:n` stays two words. */
export const bindParameters = ({ texts, names }: ParsedSql, parameters: readonly WireParameter[]): string => {
  const literals = literalsByName(parameters);
  const used = new Set(names);
  const missing = names.find((name) => !literals.has(name));
  const unused = parameters.find(({ name }) => !used.has(name))?.name;
  if (missing !== undefined || unused !== undefined) {
    throw new ApiError('BadRequestException', `Cannot find parameter: ${missing ?? unused}`);
  }
  return texts.reduce((sql, text, index) => `${sql} ${literals.get(names[index - 1] ?? '')} ${text}`);
};

/** Parsed once for all parameter sets; more than one statement is refused before anything runs. */
export const parseSingleStatement = (sql: string): ParsedSql => {
  const parsed = parseNamedParameters(sql);
  if (parsed.after === 'another_statement') {
    throw new ApiError('ValidationException', "Multistatements aren't supported");
  }
  return parsed;
};
