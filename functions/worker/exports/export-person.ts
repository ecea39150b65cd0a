import { ExportRefused } from '../../../shared/domain/exports/export-refused.ts';
import { whyState } from '../../../shared/domain/people/why-state.ts';
import { usualWindow } from '../../../shared/procedures/runs/usual-window.ts';
import { NEWEST_ID } from '../../../shared/sql/newest-id.ts';
import {
  type CommissionOfPerson,
  readCommissionsOfPerson,
} from '../../../shared/sql/people/commissions-of-person.ts';
import { readKnownPerson } from '../../../shared/sql/people/known-person.ts';
import { readPayoutSettings } from '../../../shared/sql/settings/settings.ts';
import type { Row, Table } from '../files/file-content.ts';
import type { ExportCall } from './export-call.ts';
import type { Exported } from './exported.ts';
import { listExport } from './list-export.ts';

const COLUMNS = [
  { title: 'Commission ID', kind: 'id', width: 14 },
  { title: 'Commission Made At', kind: 'instant', width: 20 },
  { title: 'Amount (INR)', kind: 'amount', width: 16 },
  { title: 'State', kind: 'text', width: 18 },
  { title: 'Why', kind: 'text', width: 44 },
  { title: 'Batch ID', kind: 'id', width: 10 },
  { title: 'Batch Reference', kind: 'text', width: 24 },
  { title: 'Item', kind: 'count', width: 8 },
  { title: 'Paid At', kind: 'instant', width: 20 },
  { title: 'Disbursement Reference', kind: 'text', width: 24 },
  { title: 'Notes', kind: 'text', width: 30 },
] as const satisfies Table['columns'];

const rowOf =
  (userId: string) =>
  (commission: CommissionOfPerson): Row => {
    const { state, reason, itemUserId } = commission;
    const forUserId = itemUserId === userId ? null : itemUserId;
    return [
      commission.commissionId,
      commission.createdAt,
      commission.amount,
      state,
      whyState({ state, reason, forUserId }),
      commission.batchId,
      commission.batchReference,
      commission.itemNo,
      commission.paidAt,
      commission.reference,
      commission.notes,
    ];
  };

/** All that is and was somebody's, newest first: where each commission stands, and why. */
export const exportPerson = async (call: ExportCall, userId: string): Promise<Exported> => {
  const [known] = await call.database.read(readKnownPerson(userId));
  if (!known?.isUser && !known?.hasEarned) throw new ExportRefused(`There is nobody with the id ${userId}.`);
  const window = usualWindow(await call.database.read(readPayoutSettings()), call.at);
  const filter = { userId, state: null, waiting: false, commission: null };
  return listExport(
    call,
    { of: 'person', userId, ...call },
    {
      title: `Commissions of ${known.name ?? 'a user whom the company has deleted'} (user ${userId})`,
      columns: COLUMNS,
      // What is paid and what is cancelled have no sum.
      summed: [],
      list: {
        from: NEWEST_ID,
        read: (before, limit) => readCommissionsOfPerson(filter, window, before, limit),
        placeOf: ({ commissionId }: CommissionOfPerson) => commissionId,
      },
      rowOf: rowOf(userId),
    },
  );
};
