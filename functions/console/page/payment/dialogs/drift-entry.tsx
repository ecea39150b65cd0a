import type { ReactNode } from 'react';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { Money } from '../../ui/money.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import type { BatchItem } from '../items/batch-item.ts';
import items from '../items/items.module.css';

type DriftEntryProps = {
  readonly entry: BatchBody['drift']['items'][number];
  readonly item: BatchItem | undefined;
  /** What is decided of it. */
  readonly children: ReactNode;
};

/** One item that cannot be paid as it was approved: whose, how much, why. */
export const DriftEntry = ({ entry, item, children }: DriftEntryProps) => (
  <li>
    {item && (
      <div className={items.item}>
        <PersonName person={item.beneficiary} />
        <Money amount={item.amount} />
      </div>
    )}
    <p>{entry.why}</p>
    {children}
  </li>
);
