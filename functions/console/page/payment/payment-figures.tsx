import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { Money } from '../ui/money.tsx';
import { type Figure, figuresOf } from './moments/figures-of.ts';
import classes from './payment.module.css';
import { useMarked } from './use-marked.ts';

const Row = ({
  figure: { name, amount },
  sum = false,
}: {
  readonly figure: Figure;
  readonly sum?: boolean;
}) => (
  <tr className={sum ? classes.total : undefined}>
    <th scope="row">{name}</th>
    <td>
      <Money amount={amount} size={sum ? 'strong' : 'plain'} />
    </td>
  </tr>
);

/** The money of the batch, in figures that add up. */
export const PaymentFigures = ({ batch }: { readonly batch: BatchBody }) => {
  const marked = useMarked(batch);
  const figures = figuresOf(batch, marked?.tally);
  if (!figures) return null;
  return (
    <table className={classes.figures}>
      <caption>Where the money is</caption>
      <tbody>
        {figures.parts.map((figure) => (
          <Row key={figure.name} figure={figure} />
        ))}
        <Row figure={figures.total} sum />
        {figures.beside.map((figure) => (
          <Row key={figure.name} figure={figure} />
        ))}
      </tbody>
    </table>
  );
};
