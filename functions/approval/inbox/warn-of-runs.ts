import { CLI } from '../../../shared/domain/basics/cli.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import { isoInZone } from '../../../shared/domain/basics/zoned-time.ts';
import { toldOutside } from '../../../shared/domain/runs/told-outside.ts';
import type { InboxWarning } from '../../../shared/events/inbox-body.ts';
import type { TroubledRuns } from '../../../shared/sql/status.ts';

export type RunFacts = {
  /** null: a setting does not parse. */
  readonly enabled: boolean | null;
  readonly settingsProblem: string | null;
  readonly timezone: string;
  readonly overdueSince: Date | undefined;
  /** Attempts of the last days that failed, and that never ended. */
  readonly failed: TroubledRuns | undefined;
  readonly died: TroubledRuns | undefined;
};

const aboutSettings = ({ enabled, settingsProblem }: RunFacts): InboxWarning[] => {
  if (settingsProblem !== null) {
    return [
      {
        kind: 'settings',
        text: `A setting does not parse, and every run fails until it does: ${settingsProblem}.`,
        advice: `An admin corrects it: ${CLI} settings set, or the row of mlm_settings.`,
      },
    ];
  }
  if (enabled) return [];
  return [
    {
      kind: 'disabled',
      text: 'Automation is disabled: only forced runs make batches.',
      advice: `An admin enables it: ${CLI} settings set enabled 1 --reason …`,
    },
  ];
};

const aboutOverdue = ({ overdueSince, enabled, timezone }: RunFacts): InboxWarning[] =>
  overdueSince && enabled
    ? [
        {
          kind: 'overdue_run',
          text: `The schedule should have run at ${isoInZone(overdueSince, timezone)}, and did not.`,
          advice: `See why with ${CLI} status; ${CLI} run makes the batch meanwhile.`,
        },
      ]
    : [];

const aboutFailed = (runs: TroubledRuns | undefined, ended: string): InboxWarning[] => {
  if (!runs || runs.openCount === 0) return [];
  const { openCount: count, runKey, error } = runs;
  const why = error === null ? '.' : `: ${toldOutside(error).replace(/\.?$/, '.')}`;
  return [
    {
      kind: 'failed_run',
      count,
      text: `${counted(count, 'run')} ${ended}, and no later try has made it good; the last is ${runKey}${why}`,
      advice:
        'Mend the cause, then run again with the same run key; a run that had committed is not repeated.',
    },
  ];
};

/** Why no batch, or too few, are made. */
export const warnOfRuns = (facts: RunFacts): InboxWarning[] => [
  ...aboutSettings(facts),
  ...aboutOverdue(facts),
  ...aboutFailed(facts.failed, 'failed in the last 7 days'),
  ...aboutFailed(facts.died, 'ended without a word'),
];
