import { CHECKS } from './checks.ts';
import type { Questions } from './diagnose-database.ts';
import { verdict } from './verdict.ts';

/** All that the doctor knows to look for. */
export const EVERYTHING: Questions = { checks: CHECKS, verdict };
