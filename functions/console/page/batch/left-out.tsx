import { counted } from '../../../../shared/domain/basics/counted.ts';
import { asPeopleNeed } from '../../../../shared/domain/runs/as-people-need.ts';
import type { ReadySummary } from '../../../../shared/events/batch-at-a-glance.ts';
import { Fact } from '../ui/fact.tsx';
import { Money } from '../ui/money.tsx';

/** What the run that made it did not take, and why. */
export const LeftOut = ({ leftOut }: Pick<ReadySummary, 'leftOut'>) => (
  <Fact name="Left out">
    {leftOut === null && 'Not known: this batch was made before that was kept.'}
    {leftOut?.length === 0 && 'Nothing: whatever was approved is in it.'}
    {leftOut && leftOut.length > 0 && (
      <ul>
        {asPeopleNeed(leftOut).map(({ reason, text, count, amount }) => (
          <li key={reason}>
            {counted(count, 'commission')}, <Money amount={amount} />: {text}
          </li>
        ))}
      </ul>
    )}
  </Fact>
);
