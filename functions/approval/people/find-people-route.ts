import * as z from 'zod';
import { freeText, Id } from '../../../shared/events/api-values.ts';
import { PeopleFound } from '../../../shared/events/people.ts';
import { findPeople, findPeopleOfCommission } from '../../../shared/sql/people/find-people.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';

/** Whoever is not among them is found with more of their name. */
const FOUND_MAX = 20;

const Query = z
  .strictObject({
    q: freeText(1, 100, 'an id, or a part of a name,').optional(),
    /** Whose it is, by ledger or batch. */
    commission: Id.optional(),
  })
  .refine(({ q, commission }) => (q === undefined) !== (commission === undefined), {
    path: ['q'],
    error: 'expected an id, or a part of a name, in 1 to 100 characters; or "commission", and not both',
  });

export const findPeopleRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/people',
  operationId: 'findPeople',
  summary: 'People by id or by a part of their name, the first twenty; or whose a commission is',
  role: 'viewer',
  params: Nothing,
  query: Query,
  answers: { 200: { description: 'Who was found', schema: PeopleFound } },
  problems: [],
  handle: async ({ database }, { query: { q = '', commission } }) => {
    const found = commission === undefined ? findPeople(q, FOUND_MAX) : findPeopleOfCommission(commission);
    return { status: 200, body: { items: await database.read(found) } };
  },
});
