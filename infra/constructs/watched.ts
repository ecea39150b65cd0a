import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { FunctionSchedule } from './function-schedule.ts';

/** A function, and the queues of what did not reach it or failed in it. */
export interface WatchedSchedule {
  readonly function: IFunction & { readonly logGroup: ILogGroup };
  readonly schedule: FunctionSchedule;
}

/** What is watched, by function name. */
export interface Watched {
  readonly payout: WatchedSchedule;
  readonly notice: WatchedSchedule;
  readonly ops: { readonly function: IFunction };
  readonly migrate: { readonly function: IFunction };
}
