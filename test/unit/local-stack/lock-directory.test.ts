import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory } from '../../../infra/local/host/lock-directory.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('lockDirectory', () => {
  it('refuses a directory in use, and says whose it is', () => {
    lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(`${directory} is in use by process ${process.pid}`);
  });

  it('gives it out again once released', () => {
    lockDirectory(directory)();
    expect(lockDirectory(directory)).toBeTypeOf('function');
  });

  it.each([
    { given: 'whose process is gone', content: '4194305 1' },
    { given: 'whose process number has been given to another', content: `${process.pid} 1` },
    { given: 'that is empty', content: '' },
  ])('takes over a lock $given', ({ content }) => {
    writeFileSync(join(directory, 'stack.pid'), content);
    expect(lockDirectory(directory)).toBeTypeOf('function');
  });
});
