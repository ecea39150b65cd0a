import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeEnvFile } from '../../infra/local/write-env-file.ts';
import type { CheckName, Diagnosis, Finding } from '../../shared/events/diagnosis.ts';
import { type Ended, runCliProcess } from '../integration/cli/run-cli-process.ts';
import type { PayoutStack } from './payout-stack.ts';

/** The doctor at a terminal, against the given stack. */
export const askDoctor = async (
  { stack }: Pick<PayoutStack, 'stack'>,
  ...options: string[]
): Promise<Ended> => {
  const state = mkdtempSync(join(tmpdir(), 'payouts-doctor-'));
  writeEnvFile(state, stack.env);
  try {
    return await runCliProcess(['doctor', ...options], { PAYOUT_STATE: state });
  } finally {
    rmSync(state, { recursive: true });
  }
};

export type Examined = Diagnosis & {
  /** The finding of that name. Throws where there is none. */
  readonly finding: (name: CheckName) => Finding;
  /** Names of all findings of a severity. */
  readonly named: (severity: Finding['severity']) => CheckName[];
};

const examined = (diagnosis: Diagnosis): Examined => ({
  ...diagnosis,
  finding: (name) => {
    const found = diagnosis.findings.find(({ check }) => check === name);
    if (!found) throw new Error(`no finding ${name}: ${diagnosis.verdict}`);
    return found;
  },
  named: (severity) =>
    diagnosis.findings.filter((finding) => finding.severity === severity).map(({ check }) => check),
});

/** What the doctor finds as the database's admin, in the process of its terminal. */
export const examineAsAdmin = async (company: Pick<PayoutStack, 'stack'>): Promise<Examined> => {
  const { code, stdout, stderr } = await askDoctor(company, '--bare', '--json');
  if (code !== 0 && code !== 3) throw new Error(stderr);
  return examined(JSON.parse(stdout));
};

/** What the ops function finds. */
export const examineAsOps = async ({ invoke }: Pick<PayoutStack, 'invoke'>): Promise<Examined> => {
  const answer = await invoke({ command: 'doctor', args: {}, actor: 'a test' }, 'ops');
  if (answer.errorType) throw new Error(`${answer.errorType}: ${answer.errorMessage}`);
  return examined(answer as unknown as Diagnosis);
};
