import { proveUseCases } from './prove-use-cases.ts';
import { BATCH_ACTIONS } from './use-cases/batch-actions.ts';

proveUseCases(BATCH_ACTIONS);
