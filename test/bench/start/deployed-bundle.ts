import { join } from 'node:path';
import type { FunctionDefinition } from '../../../infra/local/template/read-functions.ts';

/** The file that Lambda would load. */
export const deployedBundle = ({ codeDirectory }: FunctionDefinition): string =>
  join(codeDirectory, 'index.mjs');
