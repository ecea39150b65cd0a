import { proveUseCases } from './prove-use-cases.ts';
import { MIGRATE } from './use-cases/migrate.ts';

proveUseCases(MIGRATE, { migrated: false });
