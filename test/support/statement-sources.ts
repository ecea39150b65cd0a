import { read, sources } from './repository-files.ts';
import { templatesIn } from './templates-in.ts';

/** A statement as it stands in shared/sql. */
export type StatementSource = {
  readonly file: string;
  readonly text: string;
  /** Whether a text that was sent, with or without its parameters, is this statement, or has it nested within. */
  readonly isIn: (sent: string) => boolean;
  readonly isAllOf: (sent: string) => boolean;
};

/** Statements that are named with a reason: one by a piece of its text, all of a file or a folder by ''. */
export type NamedStatement = { readonly file: string; readonly piece: string; readonly because: string };

export const isNamed = (
  list: readonly NamedStatement[],
  { file, text }: Pick<StatementSource, 'file' | 'text'>,
): boolean => list.some((named) => file.startsWith(named.file) && text.includes(named.piece));

const STATEMENT = /^\s*(SELECT|INSERT|UPDATE|DELETE)\b/;

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What stands for an interpolation or a parameter may be anything. */
const patternOf = (text: string): string => {
  const pieces = text.split(/\$\{…\}|:[A-Za-z_]\w*/);
  return pieces.map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
};

/** All that functions may send, and what nests in it. */
export const statementSources = (): readonly StatementSource[] =>
  sources('shared/sql').flatMap((file) =>
    templatesIn(read(file))
      .filter(({ text }) => STATEMENT.test(text))
      .map(({ text }) => {
        const pattern = patternOf(flat(text));
        const [piece, all] = [new RegExp(pattern), new RegExp(`^${pattern}$`)];
        return {
          file,
          text: flat(text),
          isIn: (sent) => piece.test(flat(sent)),
          isAllOf: (sent) => all.test(flat(sent)),
        };
      }),
  );
