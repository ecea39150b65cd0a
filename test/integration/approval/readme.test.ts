import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeEnvFile } from '../../../infra/local/write-env-file.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople } from '../../support/people.ts';
import { read, root } from '../../support/repository-files.ts';
import { storedEvents } from '../../support/stored-events.ts';

let company: PayoutStack;
let state: string;
beforeAll(async () => {
  company = await startPayoutStack();
  state = mkdtempSync(join(tmpdir(), 'payouts-readme-'));
  writeEnvFile(state, company.stack.env);
});
afterAll(async () => {
  rmSync(state, { recursive: true });
  await company.discard();
});

/** The lines of functions/approval/README.md as they stand, but for where this stack keeps its state. */
const script = (): string => {
  const readme = read('functions/approval/README.md');
  const [, block = ''] = /```sh\n([\s\S]*?\.local\/env[\s\S]*?)```/.exec(readme) ?? [];
  return `set -e\n${block.replace('.local/env', `'${join(state, 'env')}'`)}`;
};

const run = async (text: string): Promise<string[]> => {
  const child = spawn('bash', ['-c', text], { cwd: root, env: { ...process.env, PAYOUT_STATE: state } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the README's lines end with ${code}:\n${output}`);
  // Answers follow each other without a line end, as curl prints them.
  return output.split(/(?<=\})(?=\{)/);
};

it('the lines of the README sign a batch off, and pay it but for one item', {
  timeout: 120_000,
}, async () => {
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '2' });
  const { batchId } = await givenBatch(company);
  const answers = (await run(script())).map((json) => JSON.parse(json));
  expect(answers.map(({ outcome }) => outcome)).toEqual([
    undefined,
    'recorded',
    'approved',
    'begun',
    'paid',
    undefined,
  ]);
  expect(answers[4]).toMatchObject({ batch: { batchId, status: 'completed', paidAmount: '200.00' } });
  expect(answers[5].items.map(({ action }: { action: string }) => action)).toEqual(
    (await storedEvents(company, `batch-${batchId}`)).map(({ action }) => action).toReversed(),
  );
});
