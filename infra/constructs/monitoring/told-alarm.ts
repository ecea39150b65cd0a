import { Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { CLI } from '../../../shared/domain/basics/cli.ts';

/** When nothing is measured: that is no breach; the last state holds; or that itself is told. */
export type Silence = 'quiet' | 'holds' | 'told';

const missingData: Readonly<Record<Silence, TreatMissingData>> = {
  quiet: TreatMissingData.NOT_BREACHING,
  holds: TreatMissingData.IGNORE,
  // Not BREACHING, which rings at the first deploy, before anything can have been measured. An alarm is made in the state
  // INSUFFICIENT_DATA and so cannot enter it then; later it does, once the metric stays away, and that is an action too.
  told: TreatMissingData.MISSING,
};

export interface ToldAlarmProps {
  readonly topic: ITopic;
  readonly metric: IMetric;
  /** A sentence: what happened. */
  readonly happened: string;
  /** The subcommand of `payouts` to begin with, then what to look for and to do. */
  readonly first: string;
  readonly next: string;
  /** The highest value that is still well. @default 0 */
  readonly tolerated?: number;
  /** Periods that must breach, of how many. @default - the first one rings */
  readonly breaches?: readonly [number, number];
  readonly silence?: Silence;
}

/** An alarm whose mail can be acted upon by whoever is woken by it. */
export class ToldAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: ToldAlarmProps) {
    const { topic, metric, happened, first, next, tolerated = 0, silence = 'quiet' } = props;
    const [datapointsToAlarm, evaluationPeriods] = props.breaches ?? [1, 1];
    const { stackName } = Stack.of(scope);
    super(scope, id, {
      alarmName: `${stackName}-${id}`,
      alarmDescription:
        `${happened} First: ${CLI} ${first} --stack ${stackName}. Then: ${next} ` +
        'More: functions/ops/README.md, "When an alarm rings".',
      metric,
      threshold: tolerated,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods,
      datapointsToAlarm,
      treatMissingData: missingData[silence],
    });
    const action = new SnsAction(topic);
    this.addAlarmAction(action);
    if (silence === 'told') this.addInsufficientDataAction(action);
  }
}
