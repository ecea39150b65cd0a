import { Link } from 'wouter';
import type { InboxWarning } from '../../../../shared/events/inbox-body.ts';
import { useHasRole } from '../session/me.ts';
import { AmountsWhole } from '../ui/amounts-whole.tsx';
import { Callout } from '../ui/callout.tsx';
import classes from './inbox-warnings.module.css';

const HOLDS: readonly InboxWarning['kind'][] = ['held', 'overdue_holds'];

/** What no usual run takes, and the options of one that does. */
const STRANDED_RUN = '/run?lookbackDays=0&force=true';

const leadOf = ({ kind, batchId }: InboxWarning): { to: string; name: string } | undefined => {
  if (batchId) return { to: `/batches/${batchId}`, name: 'To the batch' };
  if (kind === 'unpayable') return { to: '/run?force=true', name: 'See what is wrong with each' };
  if (kind === 'stranded') return { to: STRANDED_RUN, name: 'See what such a run would take' };
  return HOLDS.includes(kind) ? { to: '/holds', name: 'To the holds' } : undefined;
};

/** Who can, where the advice itself does not say it. */
const WHO: Readonly<Partial<Record<InboxWarning['kind'], string>>> = {
  overdue_run: 'This is for an operator.',
  failed_run: 'This is for an operator.',
  unpayable: 'This is for an operator.',
  too_few_approvers: 'This is for an operator, and for whoever has the terminal of this stack.',
  no_payer: 'This is for whoever has the terminal of this stack.',
};

const Warning = ({ warning }: { readonly warning: InboxWarning }) => {
  const told = leadOf(warning);
  // Run is for operators: it would tell others that much, and nothing else.
  const isOperator = useHasRole('operator');
  const lead = told?.to.startsWith('/run') && !isOperator ? undefined : told;
  return (
    <Callout kind="look">
      <p>
        <strong>
          <AmountsWhole text={warning.text} />
        </strong>{' '}
        {warning.advice} {WHO[warning.kind]}
      </p>
      {lead && <Link to={lead.to}>{lead.name}</Link>}
    </Callout>
  );
};

/** Money that no run or payment moves, and what to do about it. */
export const InboxWarnings = ({ warnings }: { readonly warnings: readonly InboxWarning[] }) => {
  if (warnings.length === 0) return null;
  return (
    <section className={classes.warnings}>
      <h2>To look at</h2>
      {warnings.map((warning) => (
        <Warning key={`${warning.kind} ${warning.text}`} warning={warning} />
      ))}
    </section>
  );
};
