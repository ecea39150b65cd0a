import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { NamedHead } from '../../../shared/domain/audit/verify-chain.ts';
import { NamedHead as KeptHead } from '../../../shared/events/audit-answer.ts';
import { usageError } from '../terminal/usage-error.ts';

const KeptAnswer = z.object({ heads: z.array(KeptHead) });

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw usageError(`--against is "${file}": it cannot be read (${(error as Error).message})`);
  }
};

/** The heads of an earlier `audit verify --json`, in byte order of their streams. */
export const readKeptHeads = (file: string): NamedHead[] => {
  try {
    const { heads } = KeptAnswer.parse(JSON.parse(readText(file)));
    return heads.toSorted((a, b) => (a.stream < b.stream ? -1 : 1));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) {
      throw usageError(`--against is "${file}": expected what an earlier audit verify --json printed`);
    }
    throw error;
  }
};
