import { Link } from 'wouter';
import type { HoldBody } from '../../../../shared/events/holds.ts';
import { Callout } from '../ui/callout.tsx';
import { When } from '../ui/when.tsx';
import { Written } from '../ui/written.tsx';
import classes from './people.module.css';

const titleOf = ({ kind, commissionId }: HoldBody): string => {
  if (kind === 'person') return 'All that is owed to them is on hold';
  return kind === 'commission'
    ? `Commission ${commissionId} is on hold`
    : `Commission ${commissionId} waits for finance: its payment failed`;
};

/** What no run takes of theirs, and why not. */
export const HeldOfPerson = ({ holds }: { readonly holds: readonly HoldBody[] }) =>
  holds.length > 0 && (
    <div className={classes.held}>
      {holds.map((hold) => (
        <Callout key={hold.holdId} kind="look" title={titleOf(hold)}>
          <p>
            <Written text={hold.reason} />, <When at={hold.heldAt} />. <Link to="/holds">To the holds</Link>,
            where it is lifted.
          </p>
        </Callout>
      ))}
    </div>
  );
