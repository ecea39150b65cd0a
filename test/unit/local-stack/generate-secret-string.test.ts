import { describe, expect, it } from 'vitest';
import { generateSecretString } from '../../../infra/local/aws/secrets/generate-secret-string.ts';

const wish = {
  PasswordLength: 200,
  ExcludeCharacters: '',
  ExcludeUppercase: false,
  ExcludeLowercase: false,
  ExcludeNumbers: false,
  ExcludePunctuation: false,
  IncludeSpace: false,
};

describe('generateSecretString', () => {
  it('leaves out what it is told to', () => {
    const text = generateSecretString({ ...wish, ExcludePunctuation: true, ExcludeCharacters: 'abc0' });
    expect(text).toMatch(/^[d-zA-Z1-9]{200}$/);
  });

  it('puts the password into the template', () => {
    const template = { SecretStringTemplate: '{"username":"payout_fn"}', GenerateStringKey: 'password' };
    const secret = JSON.parse(generateSecretString({ ...wish, ...template }));
    expect(secret).toEqual({ username: 'payout_fn', password: expect.stringMatching(/^\S{200}$/) });
  });

  it('is another one each time', () => {
    expect(generateSecretString(wish)).not.toBe(generateSecretString(wish));
  });
});
