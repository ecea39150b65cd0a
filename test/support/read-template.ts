import { inject } from 'vitest';
import { readStackTemplate, type StackTemplate } from '../../infra/local/template/read-stack-template.ts';

const NOWHERE = 'http://127.0.0.1:1';

/** What this run of the suites synthesized, for what does not depend on where the services listen. */
export const readTemplate = (): StackTemplate =>
  readStackTemplate(inject('assemblyDirectory'), { sqs: NOWHERE, api: NOWHERE, issuer: NOWHERE });
