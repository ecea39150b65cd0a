import { deleteExports } from '../../../shared/sql/exports/exports.ts';
import { exportsGoneBefore } from './deadlines.ts';
import type { Duty } from './duty.ts';

/** Of one minute; the next one goes on. */
const EXPORTS_MAX = 1_000;

/** The bucket lets their files go by itself; the audit trail keeps what they were. */
export const forgetExports: Duty = async ({ database }, { at }) => {
  await database.write(deleteExports(exportsGoneBefore(at), EXPORTS_MAX));
};
