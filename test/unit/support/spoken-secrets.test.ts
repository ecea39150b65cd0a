import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spokenSecrets } from '../../support/spoken-secrets.ts';

const version = (password: string) => ({ secretString: JSON.stringify({ username: 'payout', password }) });
const SECRETS = [{ name: 'payout-user', versions: [version('old-Pa55word'), version('new-Pa55word')] }];

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'payouts-spoken-'));
  mkdirSync(join(state, 'logs'));
  writeFileSync(join(state, 'secrets.json'), JSON.stringify(SECRETS));
  writeFileSync(join(state, 'logs/worker.log'), 'worker ended\n');
});
afterEach(() => rmSync(state, { recursive: true }));

const spoken = (line: string): string[] => {
  writeFileSync(join(state, 'logs/payout.log'), `START RequestId: 1\n${line}\nEND RequestId: 1\n`);
  return spokenSecrets(state);
};

describe('a log that is looked through', () => {
  it.each([
    { given: 'a password', line: '{"sent":"new-Pa55word"}', found: 'the password in payout-user' },
    { given: 'one that was rotated', line: 'old-Pa55word', found: 'the password in payout-user' },
    { given: 'a token', line: 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln', found: 'a token' },
    { given: 'an address', line: 'asked by om@terminal.example', found: 'an e-mail address' },
    { given: 'a name', line: '{"name":"Asha"}', found: 'the name of a person' },
  ])('gives away $given', ({ line, found }) => {
    expect(spoken(line)).toEqual([`payout.log: ${found}`]);
  });

  it.each([
    '{"message":"payout run ended","batchId":"1","runKey":"manual/6f1c"}',
    "Access denied for user 'payout'@'localhost'",
    'arn:aws:secretsmanager:ap-south-1:000000000000:secret:payout-user-AbCdEf',
    'a vacation in Nirvani',
    '{"errorType":"InvalidInput","errorMessage":"subject is \\"asha\\": expected another"}',
  ])('gives nothing away with %s', (line) => {
    expect(spoken(line)).toEqual([]);
  });

  it('may be missing, with the passwords', () => {
    expect(spokenSecrets(join(state, 'nowhere'))).toEqual([]);
  });
});
