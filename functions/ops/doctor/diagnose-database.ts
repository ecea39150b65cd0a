import type { Deps } from '../../../shared/runtime/deps.ts';

/** What the doctor found. */
export type Diagnosis = { readonly findings: readonly never[] };

/** Examines the database with SELECTs alone: before it was migrated, and any time after. */
export const diagnoseDatabase = async ({ database }: Deps): Promise<Diagnosis> => {
  await database.read;
  return { findings: [] };
};
