import { randomInt } from 'node:crypto';
import type { GenerateSecret } from '../../template/read-secrets.ts';

const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

const alphabetOf = (wish: GenerateSecret): string => {
  const all = [
    wish.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    wish.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    wish.ExcludeNumbers ? '' : '0123456789',
    wish.ExcludePunctuation ? '' : punctuation,
    wish.IncludeSpace ? ' ' : '',
  ].join('');
  return [...all].filter((character) => !wish.ExcludeCharacters.includes(character)).join('');
};

/** A password as GenerateSecretString asks for, alone or under its key in the template. */
export const generateSecretString = (wish: GenerateSecret): string => {
  const alphabet = alphabetOf(wish);
  const password = Array.from(
    { length: wish.PasswordLength },
    () => alphabet[randomInt(alphabet.length)],
  ).join('');
  if (!wish.GenerateStringKey) return password;
  return JSON.stringify({
    ...JSON.parse(wish.SecretStringTemplate ?? '{}'),
    [wish.GenerateStringKey]: password,
  });
};
