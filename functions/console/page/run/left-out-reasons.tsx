import { VisuallyHidden } from '@mantine/core';
import { Link } from 'wouter';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import { asPeopleNeed } from '../../../../shared/domain/runs/as-people-need.ts';
import type { LeftOutReason } from '../../../../shared/domain/runs/left-out.ts';
import type { PreviewResult } from '../../../../shared/events/payout-result.ts';
import { Money } from '../ui/money.tsx';
import table from '../ui/table.module.css';
import classes from './dry-run.module.css';
import { reasonWords } from './reason-words.ts';
import { type RunOptions, runAddress } from './run-options.ts';

type LeftOutReasonsProps = {
  readonly excluded: PreviewResult['excluded'];
  readonly asked: RunOptions;
  readonly opened: LeftOutReason | undefined;
};

/** Each reason leads to its commissions. */
export const LeftOutReasons = ({ excluded, asked, opened }: LeftOutReasonsProps) => (
  <table className={`${table.table} ${classes.reasons}`}>
    <caption>
      <VisuallyHidden>What it would leave out, by reason</VisuallyHidden>
    </caption>
    <thead>
      <tr>
        <th scope="col">Why</th>
        <th scope="col" className={`${table.right} ${table.wide}`}>
          Commissions
        </th>
        <th scope="col" className={`${table.right} ${classes.amount}`}>
          Amount
        </th>
      </tr>
    </thead>
    <tbody>
      {asPeopleNeed(excluded).map(({ reason, count, amount }) => (
        <tr key={reason}>
          <th scope="row">
            <Link
              to={runAddress(asked, { reason })}
              {...(reason === opened && { 'aria-current': 'true' as const })}
            >
              {reasonWords(reason)}
            </Link>
            <div className={`${table.small} ${table.narrow}`}>{counted(count, 'commission')}</div>
          </th>
          <td className={`${table.right} ${table.wide}`}>{formatCount(count)}</td>
          <td className={`${table.right} ${classes.amount}`}>
            <Money amount={amount} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
