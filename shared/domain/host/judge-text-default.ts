import type { HostFinding } from './host-finding.ts';
import type { HostSchema } from './host-schema.ts';

const BATCHES = 'mlm_payout_batches';

/** What a migration adds to it names no character set, and takes the table's. */
export const judgeTextDefault = ({ tables }: HostSchema): HostFinding[] => {
  const collation = tables.find(({ name }) => name === BATCHES)?.collation;
  if (collation === undefined || collation.startsWith('utf8mb4_')) return [];
  return [
    {
      ...{ table: BATCHES, column: null, severity: 'unfit', found: `has the default collation ${collation}` },
      means: 'columns that this version adds would hold no ₹ and no name of every language',
      alter: `ALTER TABLE ${BATCHES} DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    },
  ];
};
