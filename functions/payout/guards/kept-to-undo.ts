import { PATIENT } from '../../../shared/aws/patience.ts';

/** For what comes after the rollback: the attempt's row, the event and the notice. */
const RECORD_MILLISECONDS = 10_000;

/** Of an invocation, what a run leaves untouched: the statement that is under way, the rollback, and the record of the failure. */
export const KEPT_TO_UNDO_MILLISECONDS = 2 * PATIENT.requestMilliseconds + RECORD_MILLISECONDS;
