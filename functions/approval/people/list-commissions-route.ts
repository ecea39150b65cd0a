import * as z from 'zod';
import { COMMISSION_STATES } from '../../../shared/domain/people/commission-state.ts';
import { Cursor, Id, pageLimit } from '../../../shared/events/api-values.ts';
import { CommissionsOfPerson } from '../../../shared/events/person-body.ts';
import { NEWEST_ID } from '../../../shared/sql/newest-id.ts';
import { readCommissionsOfPerson } from '../../../shared/sql/people/commissions-of-person.ts';
import { placeOf } from '../http/cursor.ts';
import { pageOf } from '../http/page-of.ts';
import { defineRoute } from '../http/route.ts';
import { describeCommissions } from './describe-commissions.ts';
import { findPerson } from './find-person.ts';
import { PersonParams } from './person-params.ts';
import { readUsualWindow } from './read-usual-window.ts';

const Query = z.strictObject({
  /** Where they stand now. */
  status: z.enum(COMMISSION_STATES, { error: `expected one of ${COMMISSION_STATES.join(', ')}` }).optional(),
  /** This one alone. */
  commission: Id.optional(),
  cursor: Cursor,
  limit: pageLimit(100),
});

export const listCommissionsRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/people/{userId}/commissions',
  operationId: 'listCommissions',
  summary: 'All commissions of somebody, newest first: where each stands, and what became of it before',
  role: 'viewer',
  params: PersonParams,
  query: Query,
  answers: { 200: { description: 'A page of commissions', schema: CommissionsOfPerson } },
  problems: ['not-found'],
  handle: async (
    deps,
    { params: { userId }, query: { status = null, commission = null, cursor, limit } },
  ) => {
    const query = { person: userId, status, commission };
    const before = placeOf(query, cursor, NEWEST_ID);
    const [window] = await Promise.all([readUsualWindow(deps), findPerson(deps, userId)]);
    const filter = { userId, state: status, commission, waiting: false };
    const rows = await deps.database.read(readCommissionsOfPerson(filter, window, before, limit + 1));
    const page = pageOf(rows, limit, query, {
      placeOf: ({ commissionId }) => commissionId,
      describe: (row) => row,
    });
    return { status: 200, body: { ...page, items: await describeCommissions(deps, userId, page.items) } };
  },
});
