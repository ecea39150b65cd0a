const unquoted = (text: string): string =>
  text.startsWith("'") ? text.slice(1, -1).replaceAll(String.raw`'\''`, "'") : text;

/** Lines `export NAME=value`, the value in single quotes where a shell needs them. */
export const parseEnvFile = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split('\n')
      .map((line) => /^export (\w+)=(.*)$/.exec(line))
      .filter((match) => match !== null)
      .map(([, name = '', value = '']) => [name, unquoted(value)]),
  );
