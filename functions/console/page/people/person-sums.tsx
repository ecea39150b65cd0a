import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { PersonBody } from '../../../../shared/events/person-body.ts';
import { Fact } from '../ui/fact.tsx';
import { Facts } from '../ui/facts.tsx';
import { Money } from '../ui/money.tsx';

type Sums = PersonBody['sums'];

/** What each is called, and of what it is counted. */
const LINES: readonly (readonly [keyof Sums, string, string])[] = [
  ['paid', 'Paid by batches', 'payment'],
  ['failed', 'Failed, so far', 'payment'],
  ['returned', 'Came back, so far', 'payment'],
  ['notApproved', 'Not approved yet', 'commission'],
  ['paidOtherwise', 'Paid otherwise, by no batch', 'commission'],
];

/** What there is beside what waits and what is on the way; whatever is nothing is not told, but for what was paid. */
export const PersonSums = ({ sums }: { readonly sums: Sums }) => (
  <Facts>
    {LINES.filter(([key]) => key === 'paid' || sums[key].count > 0).map(([key, name, what]) => (
      <Fact key={key} name={name}>
        {sums[key].count === 0 ? (
          'nothing yet'
        ) : (
          <>
            <Money amount={sums[key].amount} /> in {counted(sums[key].count, what)}
          </>
        )}
      </Fact>
    ))}
  </Facts>
);
