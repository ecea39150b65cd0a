import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeEnvFile } from '../../../infra/local/write-env-file.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';

/** A folder that PAYOUT_STATE may name: from it the CLI finds the stack. */
export const stateFolderOf = ({
  stack,
}: PayoutStack): { readonly state: string; readonly remove: () => void } => {
  const state = mkdtempSync(join(tmpdir(), 'payouts-cli-'));
  writeEnvFile(state, stack.env);
  return { state, remove: () => rmSync(state, { recursive: true }) };
};
