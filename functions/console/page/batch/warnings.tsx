import { counted } from '../../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { Callout } from '../ui/callout.tsx';
import classes from './warnings.module.css';

const SHOWN = 5;

const wayOut = ({ status, may }: BatchBody): string => {
  if (status === 'processing') return 'Whoever begins the payment says what becomes of them.';
  return may.drop === true
    ? 'Nobody can approve the batch as it is. Drop them; the rest is then approved anew.'
    : 'Nobody can approve the batch as it is. An operator can drop them; the rest is then approved anew.';
};

const HELD =
  'Approve the rest as usual: whoever begins the payment leaves them out, or pays them all the same.';

type WhyListProps = { readonly count: number; readonly items: BatchBody['drift']['items'] };

const WhyList = ({ count, items }: WhyListProps) => (
  <ul className={classes.list}>
    {items.slice(0, SHOWN).map(({ itemNo, why }) => (
      <li key={itemNo}>{why}</li>
    ))}
    {count > SHOWN && <li>and {formatCount(count - SHOWN)} more</li>}
  </ul>
);

const Drift = ({ batch }: { readonly batch: BatchBody }) => (
  <Callout
    kind="wrong"
    announce={false}
    title={`${counted(batch.drift.count, 'item')} cannot be paid as listed`}
  >
    <WhyList count={batch.drift.count} items={batch.drift.items.filter(({ held }) => !held)} />
    <p>{wayOut(batch)}</p>
  </Callout>
);

const Held = ({ drift: { heldCount, items } }: BatchBody) => (
  <Callout kind="look" title={`${counted(heldCount, 'item is', 'items are')} on hold`}>
    <WhyList count={heldCount} items={items.filter(({ held }) => held)} />
    <p>{HELD}</p>
  </Callout>
);

/** What to look at before anything else. */
export const Warnings = ({ batch }: { readonly batch: BatchBody }) => (
  <div className={classes.warnings}>
    {batch.drift.count > 0 && <Drift batch={batch} />}
    {batch.drift.heldCount > 0 && <Held {...batch} />}
    {batch.warnings.map((warning) => (
      <Callout key={warning} kind="look">
        <p>{warning}</p>
      </Callout>
    ))}
  </div>
);
