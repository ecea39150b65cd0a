import { agree } from '../../../../shared/domain/basics/agree.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { PreviewResult } from '../../../../shared/events/payout-result.ts';
import { Callout } from '../ui/callout.tsx';
import { Fact } from '../ui/fact.tsx';
import { Facts } from '../ui/facts.tsx';
import { Money } from '../ui/money.tsx';
import { When } from '../ui/when.tsx';
import classes from './dry-run.module.css';
import { LeftOutPart } from './left-out-part.tsx';
import { noBatchWords } from './no-batch-words.ts';
import type { RunOptions } from './run-options.ts';
import { StrandedNote } from './stranded-note.tsx';

type DryRunProps = { readonly preview: PreviewResult; readonly asked: RunOptions };
type Told = { readonly preview: PreviewResult };

const MadeFrom = ({ preview: { eligible } }: Told) =>
  eligible.earliest &&
  eligible.latest && (
    <>
      , made from <When at={eligible.earliest} exact /> to <When at={eligible.latest} exact />
    </>
  );

const Answer = ({ preview }: Told) => (
  <p className={classes.answer}>
    <Money amount={preview.eligible.amount} size="headline" />
    <span>
      {counted(preview.eligible.count, 'commission')} would be batched
      <MadeFrom preview={preview} />
    </span>
  </p>
);

/** No large amount: it would be taken for that of a batch. */
const NoBatch = ({ preview }: Told) => {
  const { count, amount } = preview.eligible;
  return (
    <div className={classes.notes}>
      <Callout kind="look" title="A run with these options would make no batch">
        <p>{noBatchWords(preview)}</p>
      </Callout>
      {count > 0 && (
        <p>
          {counted(count, 'commission')}, <Money amount={amount} />, {agree(count, 'is', 'are')} free
          <MadeFrom preview={preview} />
        </p>
      )}
    </div>
  );
};

const Window = ({ preview: { window } }: Told) => (
  <Fact name="Looks at">
    {window.from ? (
      <>
        what was made since <When at={window.from} exact />
      </>
    ) : (
      'all that was ever made'
    )}
    {window.to && (
      <>
        , before <When at={window.to} exact />
      </>
    )}
  </Fact>
);

const NO_AMOUNT = '0.00';

const Minimum = ({ preview: { minAmount, meetsMinAmount } }: Told) => (
  <Fact name="Minimum">
    {minAmount === NO_AMOUNT ? (
      'none'
    ) : (
      <>
        <Money amount={minAmount} />: {meetsMinAmount ? 'reached' : 'not reached'}
      </>
    )}
  </Fact>
);

/** The answer, what stands against it, and what it leaves behind. */
export const DryRun = ({ preview, asked }: DryRunProps) => (
  <>
    {preview.wouldRun ? <Answer preview={preview} /> : <NoBatch preview={preview} />}
    {preview.stranded.count > 0 && (
      <div className={classes.notes}>
        <StrandedNote stranded={preview.stranded} asked={asked} />
      </div>
    )}
    <Facts>
      <Window preview={preview} />
      <Minimum preview={preview} />
      {preview.due.count > 0 && (
        <Fact name="Let go before">
          {counted(preview.due.count, 'commission')} of it, <Money amount={preview.due.amount} />: older than
          the window, and let go by a batch
        </Fact>
      )}
    </Facts>
    <LeftOutPart excluded={preview.excluded} asked={asked} />
  </>
);
