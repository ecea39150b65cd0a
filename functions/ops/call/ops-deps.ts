import type { Logger } from '@aws-lambda-powertools/logger';
import type { AttestedStore } from '../../../shared/aws/attested-store.ts';
import type { ReadSubscriptions } from '../../../shared/aws/notice-subscriptions.ts';
import type { GoOn } from '../../../shared/aws/own-function.ts';
import type { DeployedWith } from '../../../shared/events/deployed-with.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import type { EmitMeasures } from '../../../shared/runtime/metrics.ts';
import type { PayoutSchedule } from '../../../shared/runtime/payout-schedule.ts';

export type OpsDeps = Deps & {
  /** Undefined where none is known. */
  readonly schedule: PayoutSchedule | undefined;
  /** What the stack was given; undefined in a terminal, which is not told. */
  readonly deployedWith: DeployedWith | undefined;
  /** Undefined in a terminal, too. */
  readonly subscriptions: ReadSubscriptions | undefined;
  /** What is kept outside of the database. Undefined in a terminal, too. */
  readonly attested: AttestedStore | undefined;
  /** In another invocation of this function. */
  readonly goOn: GoOn;
  readonly emit: EmitMeasures<'ops'>;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
  /** Of what is deployed, as package.json has it. */
  readonly version: string;
  /** Lambda's id of this invocation: by it CloudTrail confirms who really asked. */
  readonly requestId: string;
};
