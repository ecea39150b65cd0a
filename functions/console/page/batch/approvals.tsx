import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { Fact } from '../ui/fact.tsx';
import { PeopleNames } from '../ui/people-names.tsx';
import { PersonName } from '../ui/person-name.tsx';
import { When } from '../ui/when.tsx';
import { Written } from '../ui/written.tsx';
import classes from './approvals.module.css';

type Vote = BatchBody['votes'][number];

const SIGNS = { approved: '✓', rejected: '✕', withdrawn: '↩' } as const;

const lapsed = ({ decision, counts }: Vote): string =>
  decision === 'approved' && !counts
    ? ' (does not count: of another content, or given without the right to)'
    : '';

const VoteLine = ({ vote }: { readonly vote: Vote }) => (
  <li>
    <span aria-hidden="true">{SIGNS[vote.decision]}</span> <PersonName person={vote} /> {vote.decision}
    {lapsed(vote)}, <When at={vote.at} />
    {vote.notes && <Written className={classes.note} text={vote.notes} />}
  </li>
);

const StillMissing = ({ batch }: { readonly batch: BatchBody }) => {
  const missing = batch.requiredApprovals - batch.approvalCount;
  const others = batch.eligible.filter(({ voted }) => !voted);
  if (batch.status !== 'pending_approval' || missing <= 0) return null;
  return (
    <li>
      {missing} more of{' '}
      {others.length > 0 ? <PeopleNames people={others} /> : 'nobody: no one else may approve it'}
    </li>
  );
};

const Paid = ({ people }: { readonly people: NonNullable<BatchBody['paidApprovers']> }) =>
  people.length === 0 ? null : (
    <li className={classes.dim}>
      Not by <PeopleNames people={people} />: this batch pays them.
    </li>
  );

/** Who has said what of it, and who may still. */
export const Approvals = ({ batch }: { readonly batch: BatchBody }) => (
  <Fact name="Approvals">
    <ul>
      <li>
        {batch.approvalCount} of {batch.requiredApprovals}
      </li>
      {batch.votes.map((vote) => (
        <VoteLine key={vote.userId} vote={vote} />
      ))}
      <StillMissing batch={batch} />
      <Paid people={batch.paidApprovers ?? []} />
    </ul>
  </Fact>
);
