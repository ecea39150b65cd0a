import type { UseMutationResult } from '@tanstack/react-query';
import { counted } from '../../../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../../../shared/domain/basics/format-count.ts';
import { Callout } from '../../ui/callout.tsx';
import classes from './items.module.css';
import type { SortedOut } from './sort-out.ts';

const NAMED_MAX = 10;

const Others = ({ others }: Pick<SortedOut, 'others'>) => (
  <Callout kind="look" title={`${counted(others.length, 'item')} could not be chosen`}>
    <ul className={classes.others}>
      {others.slice(0, NAMED_MAX).map(({ itemNo, why }) => (
        <li key={itemNo}>
          Item {itemNo}: {why}
        </li>
      ))}
    </ul>
    {others.length > NAMED_MAX && <p>And {formatCount(others.length - NAMED_MAX)} more.</p>}
  </Callout>
);

/** What came of choosing many at once. */
export const ChoosingResult = ({
  choosing: { data, error },
}: {
  readonly choosing: Pick<UseMutationResult<SortedOut, Error>, 'data' | 'error'>;
}) => (
  <div role="status">
    {error && <p>{error.message}</p>}
    {data && <p>{counted(data.chosen.length, 'item is', 'items are')} chosen.</p>}
    {data && data.others.length > 0 && <Others others={data.others} />}
  </div>
);
