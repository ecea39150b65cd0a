import { proveUseCases } from './prove-use-cases.ts';
import { ASK_FOR_RUN } from './use-cases/ask-for-run.ts';
import { CHANGE_APPROVERS } from './use-cases/change-approvers.ts';
import { CHANGE_SETTINGS } from './use-cases/change-settings.ts';
import { EXPIRE } from './use-cases/expire.ts';
import { LARGE_PAYMENT } from './use-cases/large-payment.ts';
import { RUN } from './use-cases/run.ts';
import { SWEEP } from './use-cases/sweep.ts';

proveUseCases([RUN, ASK_FOR_RUN, EXPIRE, ...CHANGE_SETTINGS, ...CHANGE_APPROVERS, SWEEP, ...LARGE_PAYMENT]);
