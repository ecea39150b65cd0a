import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in no log, whoever wrote the line and whatever was asked. */
const NEVER: Readonly<Record<string, RegExp>> = {
  'a token': /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/,
  'an e-mail address': /[\w.+-]+@[\w-]+\.[a-z]{2,}/i,
  // Of the demo's people: those of the nine whose names are no other word.
  'the name of a person': /\b(asha|bimal|chitra|farah|vani)\b/i,
};

type Kept = readonly {
  readonly name: string;
  readonly versions: readonly { readonly secretString: string }[];
}[];

/** Every password that a stack has, the admin's and those that were rotated away among them. */
const passwordsIn = (stateDirectory: string): { readonly of: string; readonly password: string }[] => {
  const file = join(stateDirectory, 'secrets.json');
  if (!existsSync(file)) return [];
  const kept: Kept = JSON.parse(readFileSync(file, 'utf8'));
  return kept.flatMap(({ name, versions }) =>
    versions.map(({ secretString }) => ({
      of: `the password in ${name}`,
      password: String(JSON.parse(secretString).password),
    })),
  );
};

/** Lambda logs what a refusal says: there a wrong value is quoted for whoever sent it, and a sign-in's subject may be a name. */
const withoutRefusals = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('{"errorType":"InvalidInput"') || NEVER['a token']?.test(line))
    .join('\n');

/** Which log of a stack that has ended holds what it must not: named, never quoted. */
export const spokenSecrets = (stateDirectory: string): string[] => {
  const directory = join(stateDirectory, 'logs');
  const logs = existsSync(directory) ? readdirSync(directory) : [];
  const passwords = passwordsIn(stateDirectory);
  return logs.flatMap((log) => {
    const text = readFileSync(join(directory, log), 'utf8');
    const kinds = Object.entries(NEVER).filter(([, pattern]) => pattern.test(withoutRefusals(text)));
    const spoken = passwords.filter(({ password }) => text.includes(password));
    return [...kinds.map(([what]) => what), ...spoken.map(({ of }) => of)].map((what) => `${log}: ${what}`);
  });
};
