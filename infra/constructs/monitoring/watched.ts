import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { FunctionSchedule } from '../function-schedule.ts';

/** A function, and the queues of what did not reach it or failed in it. */
export interface WatchedSchedule {
  readonly function: IFunction & { readonly logGroup: ILogGroup };
  readonly schedule: FunctionSchedule;
}

/** What is watched: the API, and each function by its name. */
export interface Watched {
  readonly api: { readonly http: HttpApi };
  readonly payout: WatchedSchedule;
  readonly approval: { readonly function: IFunction };
  readonly console: { readonly function: IFunction };
  readonly worker: { readonly function: IFunction; readonly failed: IQueue };
  readonly notice: WatchedSchedule;
  readonly ops: WatchedSchedule;
  readonly migrate: { readonly function: IFunction };
}
