import type { Deps } from '../../shared/runtime/deps.ts';

export type OpsDeps = Deps & {
  /** Lambda's id of this invocation: by it CloudTrail confirms who really asked. */
  readonly requestId: string;
};
