import { proveUseCases } from './prove-use-cases.ts';
import { HOLDS } from './use-cases/holds.ts';

proveUseCases(HOLDS);
