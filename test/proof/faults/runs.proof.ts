import { proveUseCases } from './prove-use-cases.ts';
import { CHANGE_SETTINGS } from './use-cases/change-settings.ts';
import { EXPIRE } from './use-cases/expire.ts';
import { LARGE_PAYMENT } from './use-cases/large-payment.ts';
import { RUN } from './use-cases/run.ts';
import { SWEEP } from './use-cases/sweep.ts';

proveUseCases([RUN, EXPIRE, ...CHANGE_SETTINGS, SWEEP, ...LARGE_PAYMENT]);
