import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { InboxBody } from '../../../../shared/events/inbox-body.ts';
import { Money } from '../ui/money.tsx';
import { offersIn } from './offers-in.ts';
import classes from './summing.module.css';

type Line = { readonly words: string; readonly amount: string };

const linesOf = ({ toVote, toPay, begun }: InboxBody): readonly Line[] =>
  [
    { waiting: toVote, words: counted(toVote.count, 'batch awaits your vote', 'batches await your vote') },
    { waiting: toPay, words: counted(toPay.count, 'batch is to be paid', 'batches are to be paid') },
    {
      waiting: begun,
      words: counted(begun.count, 'payment is to be recorded', 'payments are to be recorded'),
    },
  ]
    .filter(({ waiting }) => waiting.count > 0)
    .map(({ waiting, words }) => ({ words, amount: waiting.amount }));

/** The answer, before any list. */
export const Summing = ({ inbox }: { readonly inbox: InboxBody }) => {
  const lines = linesOf(inbox);
  const { emergencies, toConfirm } = offersIn(inbox);
  if (lines.length + toConfirm.length === 0)
    return emergencies.length === 0 && <p className={classes.none}>Nothing waits for you.</p>;
  return (
    <ul className={classes.summing}>
      {toConfirm.length > 0 && (
        <li>
          {counted(toConfirm.length, 'offer awaits your confirmation', 'offers await your confirmation')}
        </li>
      )}
      {lines.map(({ words, amount }) => (
        <li key={words}>
          {words} <span aria-hidden="true">·</span> <Money amount={amount} size="strong" />
        </li>
      ))}
    </ul>
  );
};
