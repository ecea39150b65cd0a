import type { Operation } from '../wire/request.ts';

/** One HTTP request, whatever became of it; a retry by the SDK is one more. */
export type RecordedCall = {
  readonly operation: Operation;
  readonly sql: string | undefined;
  /** As sent, whatever they are. */
  readonly parameters: unknown;
  readonly transactionId: string | undefined;
  readonly accessKeyId: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
};

export type RecordedCalls = {
  readonly all: readonly RecordedCall[];
  reset(): void;
};
