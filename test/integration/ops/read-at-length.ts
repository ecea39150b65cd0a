import type { NamedStatement } from '../../support/statement-sources.ts';

const OF_PERSON = 'what one person has earned, and nothing of others: sums of it, or its newest first';

const ofPerson = (file: string): NamedStatement => ({ file, piece: '', because: OF_PERSON });

/** What scans a table that grows, or sorts more than it returns, because no key could do better. */
export const READ_AT_LENGTH: readonly NamedStatement[] = [
  ofPerson('shared/sql/people/commissions-of-person.ts'),
  ofPerson('shared/sql/people/sums-of-person.ts'),
  ofPerson('shared/sql/people/last-return.ts'),
  ofPerson('shared/sql/batches/read-batches.ts'),
  {
    file: 'shared/sql/people/find-people.ts',
    piece: 'LIKE :',
    because: 'the host keeps no key for a part of a name, and those that begin so stand first',
  },
  {
    file: 'shared/sql/offers/offers.ts',
    piece: 'FROM mlm_payout_offers o ORDER BY',
    because: 'a company makes a few a month; no key says which were emergencies, and those stand first',
  },
  {
    file: 'shared/sql/runs/forget-runs.ts',
    piece: 'ROW_NUMBER()',
    because: 'once a day, and only where runs are forgotten, which keeps the table short',
  },
];
