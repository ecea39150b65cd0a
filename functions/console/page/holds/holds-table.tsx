import { VisuallyHidden } from '@mantine/core';
import type { HoldBody } from '../../../../shared/events/holds.ts';
import table from '../ui/table.module.css';
import { writtenWords } from '../ui/written-words.ts';
import { HoldSince } from './hold-since.tsx';
import classes from './holds.module.css';
import { LiftButton } from './lift-button.tsx';
import { Subject } from './subject.tsx';

type HoldsTableProps = { readonly caption: string; readonly holds: readonly HoldBody[] };

const Row = ({ hold }: { readonly hold: HoldBody }) => (
  <tr>
    <th scope="row">
      <Subject hold={hold} leads />
      <div className={table.narrow}>
        <p className={classes.reason}>{writtenWords(hold.reason).words}</p>
        <div className={table.small}>
          <HoldSince hold={hold} />
        </div>
      </div>
    </th>
    <td className={table.wide}>
      <p className={classes.reason}>{writtenWords(hold.reason).words}</p>
    </td>
    <td className={table.wide}>
      <HoldSince hold={hold} />
    </td>
    <td className={table.right}>{!hold.lifted && <LiftButton hold={hold} />}</td>
  </tr>
);

/** Some holds, in the order of the API. */
export const HoldsTable = ({ caption, holds }: HoldsTableProps) => (
  <table className={`${table.table} ${classes.table}`}>
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">Held</th>
        <th scope="col" className={table.wide}>
          Why
        </th>
        <th scope="col" className={table.wide}>
          Since
        </th>
        <th scope="col">
          <VisuallyHidden>End it</VisuallyHidden>
        </th>
      </tr>
    </thead>
    <tbody>
      {holds.map((hold) => (
        <Row key={hold.holdId} hold={hold} />
      ))}
    </tbody>
  </table>
);
