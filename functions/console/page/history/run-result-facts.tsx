import type { ReactNode } from 'react';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { asPeopleNeed } from '../../../../shared/domain/runs/as-people-need.ts';
import { LEFT_OUT_WORDS } from '../../../../shared/domain/runs/left-out-words.ts';
import type { CreatedResult, SkippedResult } from '../../../../shared/events/payout-result.ts';
import { Fact } from '../ui/fact.tsx';
import { Money } from '../ui/money.tsx';
import { When } from '../ui/when.tsx';

/** What a version before stored need not have every field of today. */
type Stored = Partial<Omit<CreatedResult, 'outcome'> & Omit<SkippedResult, 'outcome'>>;

type Tally = { readonly count: number; readonly amount: string };

const Some = ({ count, amount }: Tally) => (
  <>
    {counted(count, 'commission')}, <Money amount={amount} />
  </>
);

const SomeFact = ({
  name,
  tally,
  children,
}: {
  name: string;
  tally: Tally | undefined;
  children: ReactNode;
}) =>
  tally && tally.count > 0 ? (
    <Fact name={name}>
      <Some {...tally} />: {children}
    </Fact>
  ) : null;

const LeftOut = ({ excluded }: { readonly excluded: NonNullable<Stored['excluded']> }) => (
  <Fact name="Left out">
    {excluded.length === 0 ? (
      'Nothing: whatever was approved was taken.'
    ) : (
      <ul>
        {asPeopleNeed(excluded).map(({ reason, ...tally }) => (
          <li key={reason}>
            <Some {...tally} />: {LEFT_OUT_WORDS[reason]}
          </li>
        ))}
      </ul>
    )}
  </Fact>
);

const Window = ({ window: { from, to } }: { readonly window: NonNullable<Stored['window']> }) => (
  <Fact name="Window">
    {from === null ? (
      'Commissions however old'
    ) : (
      <>
        Commissions from <When at={from} exact /> on
      </>
    )}
    {to !== null && (
      <>
        , before <When at={to} exact />
      </>
    )}
  </Fact>
);

/** What a run answered: why it made nothing, what it took, and what it left behind. */
export const RunResultFacts = ({ result }: { readonly result: Readonly<Record<string, unknown>> }) => {
  const { message, window, requiredApprovals, due, excluded, stranded } = result as Stored;
  return (
    <>
      {message !== undefined && <Fact name="Why">{message}</Fact>}
      {requiredApprovals !== undefined && (
        <Fact name="Approvals">{counted(requiredApprovals, 'person has', 'people have')} to approve it</Fact>
      )}
      {window && <Window window={window} />}
      <SomeFact name="Let go before" tally={due}>
        older than the window, and taken all the same, because an earlier batch had let it go
      </SomeFact>
      {excluded && <LeftOut excluded={excluded} />}
      <SomeFact name="Stranded" tally={stranded}>
        no run with this window takes it
      </SomeFact>
    </>
  );
};
