import { counted } from '../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../shared/domain/basics/format-count.ts';
import type { ExportFormat } from '../../../shared/domain/exports/export-formats.ts';
import { PDF_ITEMS_MAX, PDF_PEOPLE_MAX } from '../../../shared/domain/exports/export-limits.ts';
import { readLastItemNo } from '../../../shared/sql/batches/settlement.ts';
import { readVotes } from '../../../shared/sql/batches/votes.ts';
import type { ExportedBatch } from '../../../shared/sql/exports/exported-batch.ts';
import { readUserNames } from '../../../shared/sql/user-names.ts';
import type { Table } from '../files/file-content.ts';
import { batchAtRest, isStillAtRest } from './batch-at-rest.ts';
import { approvalFacts, type Names, sealFacts, summaryFacts } from './batch-facts.ts';
import type { ExportCall } from './export-call.ts';
import type { Exported } from './exported.ts';
import { itemPages, itemsTable } from './items-table.ts';
import { peopleTable } from './people-table.ts';
import { type PersonSum, sumUpPeople, withOthers } from './sum-up-people.ts';
import { votesTable } from './votes-table.ts';

type OfBatch = { readonly id: string; readonly format: ExportFormat };

/** On paper, of a batch that is too large for a list of its items, those people first who get most. */
const printedPeople = (call: ExportCall, batchId: string, itemCount: number): Table[] => {
  const { see, sums } = sumUpPeople();
  const note = `This batch has ${counted(itemCount, 'item')}, and a PDF lists at most ${formatCount(PDF_ITEMS_MAX)} one by one: it lists the people, at most ${formatCount(PDF_PEOPLE_MAX)}, those first who get most. All of them, and every item, are in the CSV.`;
  const mostPaid = async (): Promise<readonly PersonSum[]> => {
    for await (const _ of itemPages(call, batchId, see));
    return withOthers(sums(), PDF_PEOPLE_MAX);
  };
  return [peopleTable(mostPaid, note)];
};

/** The items, and the people, who are summed up while the items pass by. */
const itemsAndPeople = (call: ExportCall, batchId: string): Table[] => {
  const { see, sums } = sumUpPeople();
  return [itemsTable(itemPages(call, batchId, see)), peopleTable(async () => sums(), null)];
};

/** Who asked for it, and who recorded its payment. */
const namesIn = async ({ database }: ExportCall, { batch }: ExportedBatch): Promise<Names> => {
  const ids = [batch.requestedByUserId, batch.processedByUserId].filter((id) => id !== null);
  const users = await database.read(readUserNames(ids));
  return new Map(users.map(({ userId, name }) => [userId, name]));
};

/** All that is known of a batch: summary, votes, items, people, and what was signed. */
export const exportBatch = async (call: ExportCall, { id, format }: OfBatch): Promise<Exported> => {
  const { database, timeZone, at } = call;
  const found = await batchAtRest(call, id);
  const [votes, [last]] = await Promise.all([
    database.read(readVotes(id)),
    database.read(readLastItemNo(id)),
  ]);
  const names = await namesIn(call, found);
  const itemCount = last?.itemNo ?? 0;
  const onlyPeople = format === 'pdf' && itemCount > PDF_ITEMS_MAX;
  const lists = onlyPeople ? printedPeople(call, id, itemCount) : itemsAndPeople(call, id);
  return {
    subject: { of: 'batch', batchReference: found.batch.batchReference },
    content: {
      title: `Payout batch ${found.batch.batchReference}`,
      timeZone,
      writtenAt: at,
      facts: [summaryFacts(found, votes, names)],
      tables: [votesTable(votes, found.batch), ...lists],
      closing: [sealFacts(found), ...approvalFacts(votes)],
    },
    rowsTotal: itemCount,
    isStill: () => isStillAtRest(call, found),
  };
};
