import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';

/** No amount is none at stake. */
export const rupees = (amount: string | null): string => formatRupees(amount ?? '0.00');

/** Where the asking user does not see enough. */
export const ASK_AS_ADMIN = `ask with the admin's secret (${CLI} doctor --resource-arn … --secret-arn …, or locally --bare)`;

/** Of all that takes the admin: one reason, so that a terminal says it in one line. */
export const UNSEEN = `the asking user does not see all of it: ${ASK_AS_ADMIN}`;
