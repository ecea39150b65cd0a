import { Link } from 'wouter';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import type { CommissionOfPerson } from '../../../../shared/events/person-body.ts';
import table from '../ui/table.module.css';
import classes from './people.module.css';

type Earlier = CommissionOfPerson['history'][number];

/** As items are called, of what is over. */
const WORDS: Readonly<Record<Earlier['status'], string>> = {
  pending: 'was in',
  approved: 'was in',
  paid: 'paid with',
  failed: 'failed in',
  released: 'freed by',
  dropped: 'dropped from',
  returned: 'came back from',
};

/** What became of one commission in the batches before. */
export const CommissionHistory = ({ history }: { readonly history: readonly Earlier[] }) =>
  history.length > 0 && (
    <ul className={`${classes.history} ${table.small}`} aria-label="Before">
      {history.map(({ batch, itemNo, status, notes, forUserId, amount }) => (
        <li key={`${batch.batchId}-${itemNo}`}>
          {WORDS[status]} <Link to={`/batches/${batch.batchId}`}>{batch.batchReference}</Link>
          {status === 'paid' && `, ${formatRupees(amount)}`}
          {forUserId && `, for user ${forUserId}`}
          {notes && `: ${notes}`}
        </li>
      ))}
    </ul>
  );
