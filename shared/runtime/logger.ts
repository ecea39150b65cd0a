import { Logger } from '@aws-lambda-powertools/logger';

/** JSON lines; the service name and the level come from the POWERTOOLS_* environment. */
export const logger = new Logger();
