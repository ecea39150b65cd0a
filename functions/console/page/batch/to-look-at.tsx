import { counted } from '../../../../shared/domain/basics/counted.ts';
import { paiseFrom } from '../../../../shared/domain/basics/money.ts';
import type { ReadySummary } from '../../../../shared/events/batch-at-a-glance.ts';
import { Fact } from '../ui/fact.tsx';
import { Money } from '../ui/money.tsx';
import { PersonLink } from '../ui/person-link.tsx';

/** How often the usual commission goes into the largest, said only where it stands out. */
const timesUsual = ({ largest, average }: ReadySummary): string => {
  if (!largest || paiseFrom(average) <= 0n) return '';
  const times = paiseFrom(largest.amount) / paiseFrom(average);
  return times >= 2n ? ` (${times} × the average here)` : '';
};

const NewPeople = ({ firstTime: { people, amount, first } }: ReadySummary) => (
  <li>
    {people === 0 ? (
      'Everybody in it has been in a batch before.'
    ) : (
      <details>
        <summary>
          <strong>{counted(people, 'person is', 'people are')} paid for the first time</strong>,{' '}
          <Money amount={amount} />
        </summary>
        <ul>
          {first.map(({ beneficiary, amount: sum }) => (
            <li key={beneficiary.userId}>
              <PersonLink person={beneficiary} />, <Money amount={sum} />
            </li>
          ))}
          {people > first.length && <li>and {counted(people - first.length, 'other')}</li>}
        </ul>
      </details>
    )}
  </li>
);

/** What an approver would ask about first. */
export const ToLookAt = ({ summary }: { readonly summary: ReadySummary }) => (
  <Fact name="To look at">
    <ul>
      <NewPeople {...summary} />
      {summary.largest && (
        <li>
          Largest: <PersonLink person={summary.largest.beneficiary} />,{' '}
          <Money amount={summary.largest.amount} />
          {timesUsual(summary)}
        </li>
      )}
      {summary.due && summary.due.count > 0 && (
        <li>
          {counted(summary.due.count, 'commission')}, <Money amount={summary.due.amount} />: let go by an
          earlier batch, paid with this one
        </li>
      )}
    </ul>
  </Fact>
);
