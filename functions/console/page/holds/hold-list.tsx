import type { HoldBody } from '../../../../shared/events/holds.ts';
import { HoldsTable } from './holds-table.tsx';

type HoldListProps = { readonly holds: readonly HoldBody[]; readonly isFirst: boolean };

/** What is held now, and what was. */
export const HoldList = ({ holds, isFirst }: HoldListProps) => {
  const [open, lifted] = [holds.filter((hold) => !hold.lifted), holds.filter((hold) => hold.lifted)];
  return (
    <>
      {isFirst && open.length === 0 && (
        <p>Nothing is held: the next run takes every approved commission that its window lets in.</p>
      )}
      {open.length > 0 && <HoldsTable caption="Held now: no run takes it" holds={open} />}
      {lifted.length > 0 && <HoldsTable caption="Lifted" holds={lifted} />}
    </>
  );
};
