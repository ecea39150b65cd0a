import { chosenEngine } from '../../infra/local/database-server/chosen-engine.ts';

/** The one that this run of the suites is on. */
export const engine = chosenEngine();
