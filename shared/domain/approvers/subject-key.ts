import { createHash } from 'node:crypto';
import type { Approver } from './approver.ts';

/** Under which the events of a sign-in are found. A newline is in neither part, so no two sign-ins share a text. Lower-case hex. */
export const subjectKey = ({ issuer, subject }: Pick<Approver, 'issuer' | 'subject'>): string =>
  createHash('sha256').update(`${issuer}\n${subject}`).digest('hex');
