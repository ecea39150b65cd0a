import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { describeHostFinding } from '../../../../shared/domain/host/describe-host-finding.ts';
import type { HostFinding } from '../../../../shared/domain/host/host-finding.ts';
import type { Finding, NotChecked } from '../../../../shared/events/diagnosis.ts';
import { judgeHost } from '../../../../shared/procedures/host/judge-host.ts';
import type { Check } from '../check/check.ts';
import { UNSEEN } from '../check/wording.ts';

type Telling = Pick<Finding, 'check' | 'severity' | 'message' | 'advice'>;

const told = (findings: readonly HostFinding[], { message, ...telling }: Telling): Finding[] =>
  findings.length === 0
    ? []
    : [
        {
          ...telling,
          count: findings.length,
          amount: null,
          message: `${message} ${findings.map((finding) => `${describeHostFinding(finding)}.`).join(' ')}`,
          rows: findings.map(({ table, column, found, alter }) => ({
            ...{ table, column, found },
            statements: alter,
          })),
        },
      ];

const unfit = (findings: readonly HostFinding[]): Finding[] =>
  told(findings, {
    check: 'host_unfit',
    severity: 'wrong',
    message: `${counted(findings.length, 'thing')} in tables that are not ours cannot work with this version.`,
    advice: `Run the statements below as the database's admin, in this order and on a copy first; ${CLI} migrate refuses until then.`,
  });

const differing = (findings: readonly HostFinding[]): Finding[] =>
  told(findings, {
    check: 'host_differs',
    severity: 'information',
    message: `${counted(findings.length, 'thing')} in tables that are not ours ${findings.length === 1 ? 'differs' : 'differ'} from what is usual, and works.`,
    advice: 'Nothing needs to be done; the statements below would make it usual.',
  });

/** Whether the tables that are not ours are what we rely on. */
export const HOST: readonly Check[] = [
  {
    name: 'host_unfit',
    needs: [],
    examine: async ({ database }): Promise<readonly (Finding | NotChecked)[]> => {
      const { findings, partlySeen } = await judgeHost(database);
      // What a user may not see looks as if it were missing.
      const known = findings.filter(
        ({ table, found }) => !(found.startsWith('lacks ') && partlySeen.has(table)),
      );
      return [
        ...unfit(known.filter(({ severity }) => severity === 'unfit')),
        ...differing(known.filter(({ severity }) => severity === 'taken')),
        ...(known.length < findings.length ? [{ check: 'host_unfit' as const, because: UNSEEN }] : []),
      ];
    },
  },
];
