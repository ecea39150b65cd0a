import { awsCause } from './aws-cause.ts';
import type { Target } from './target.ts';

/** It was invoked, and nobody here knows what it did. */
export const answerLost = (error: unknown, target: Target): string =>
  `${target.functionName} in ${target.where} was invoked, but its answer was lost (${awsCause(error).cause})`;
