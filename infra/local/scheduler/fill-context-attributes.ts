export type ContextAttributes = {
  readonly scheduleArn: string;
  readonly scheduledTime: string;
  readonly executionId: string;
  readonly attemptNumber: string;
};

/** EventBridge Scheduler writes times to the second, in UTC. */
export const scheduledTimeText = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

/** Replaces what Scheduler replaces; any other text in angle brackets stays, as it would there. */
export const fillContextAttributes = (input: string, attributes: ContextAttributes): string =>
  input
    .replaceAll('<aws.scheduler.schedule-arn>', attributes.scheduleArn)
    .replaceAll('<aws.scheduler.scheduled-time>', attributes.scheduledTime)
    .replaceAll('<aws.scheduler.execution-id>', attributes.executionId)
    .replaceAll('<aws.scheduler.attempt-number>', attributes.attemptNumber);
