import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { LeftOutReason } from '../../../../shared/domain/runs/left-out.ts';
import type { LeftOutPage } from '../../../../shared/events/left-out-body.ts';
import { listQuery } from '../api/queries.ts';
import { Pages } from '../ui/pages.tsx';
import { Shown } from '../ui/shown.tsx';
import classes from './dry-run.module.css';
import { LeftOutTable } from './left-out-table.tsx';
import { reasonWords } from './reason-words.ts';
import { leftOutPath, type RunOptions, runAddress } from './run-options.ts';

type LeftOutListProps = {
  readonly reason: LeftOutReason;
  readonly cursor: string | null;
  readonly asked: RunOptions;
};

const NAMES = { first: 'From the first', next: 'More' };

/** The commissions of one reason, page by page. */
export const LeftOutList = ({ reason, cursor, asked }: LeftOutListProps) => {
  const query = useQuery(listQuery<LeftOutPage>(leftOutPath(asked, reason, cursor)));
  const next = query.data?.nextCursor;
  return (
    <div className={classes.commissions}>
      <h3>{reasonWords(reason)}</h3>
      <Shown query={query} what="these commissions" lines={6}>
        {({ items }) =>
          items.length > 0 ? (
            <LeftOutTable commissions={items} />
          ) : (
            <p>No commission is left out for this now.</p>
          )
        }
      </Shown>
      <Pages
        first={cursor ? runAddress(asked, { reason }) : undefined}
        next={next ? runAddress(asked, { reason, cursor: next }) : undefined}
        names={NAMES}
      />
      <Link to={runAddress(asked)}>Close this list</Link>
    </div>
  );
};
