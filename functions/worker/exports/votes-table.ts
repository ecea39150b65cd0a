import type { Batch } from '../../../shared/domain/batches/batch.ts';
import { counts, type Vote } from '../../../shared/domain/batches/vote.ts';
import type { Row, Table } from '../files/file-content.ts';

const COLUMNS = [
  { title: 'Approver ID', kind: 'id', width: 12 },
  { title: 'Approver Name', kind: 'text', width: 24 },
  { title: 'Decision', kind: 'text', width: 12 },
  { title: 'Counts', kind: 'text', width: 8 },
  { title: 'Notes', kind: 'text', width: 44 },
  { title: 'Said At', kind: 'instant', width: 20 },
] as const satisfies Table['columns'];

const rowOf = (vote: Vote, batch: Batch): Row => [
  vote.userId,
  vote.name,
  vote.decision === 'pending' ? 'withdrawn' : vote.decision,
  counts(vote, batch) ? 'yes' : 'no',
  vote.notes,
  vote.at,
];

async function* pagesOf(votes: readonly Vote[], batch: Batch): AsyncGenerator<readonly Row[]> {
  yield votes.map((vote) => rowOf(vote, batch));
}

/** Who said what of the batch, and whether it is one of its approvals. */
export const votesTable = (votes: readonly Vote[], batch: Batch): Table => ({
  title: 'Approvals',
  columns: COLUMNS,
  pages: pagesOf(votes, batch),
  summed: [],
  note: null,
});
