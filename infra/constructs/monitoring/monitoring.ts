import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { RunDashboard } from './run-dashboard.ts';
import type { Watched } from './watched.ts';

export interface MonitoringProps {
  /** Where alarms go. */
  readonly topic: ITopic;
  readonly watched: Watched;
  /** Whether runs are expected by the schedule. */
  readonly runsOn: boolean;
}

/** What wakes somebody, and what they then look at. */
export class Monitoring extends Construct {
  readonly dashboardUrl: string;

  constructor(scope: Construct, id: string, { topic, watched, runsOn }: MonitoringProps) {
    super(scope, id);
    const alarms = new Alarms(this, 'Alarms', { topic, watched, runsOn });
    this.dashboardUrl = new RunDashboard(this, 'Dashboard', { watched, alarms: alarms.all }).url;
  }
}
