import { InvalidInput, RunInProgress, RunKeyReused } from '../../../shared/domain/basics/failures.ts';

/** Its caller knows and can act: nobody is to be woken. */
export const isRefusal = (failure: unknown): boolean =>
  failure instanceof InvalidInput || failure instanceof RunKeyReused || failure instanceof RunInProgress;
