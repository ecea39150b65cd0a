import type * as z from 'zod';
import { commissionWindow } from '../../../../shared/domain/runs/commission-window.ts';
import type { PayoutRequest } from '../../../../shared/domain/runs/payout-request.ts';
import { parsePayoutSettings } from '../../../../shared/domain/settings/parse-payout-settings.ts';
import { LeftOutPage, LeftOutQuery } from '../../../../shared/events/left-out-body.ts';
import { type LeftOutPlace, readLeftOutPlace } from '../../../../shared/sql/runs/left-out-rows.ts';
import { surveyWindow } from '../../../../shared/sql/runs/survey-window.ts';
import { readPayoutSettings } from '../../../../shared/sql/settings/settings.ts';
import type { ApiDeps } from '../../http/api-deps.ts';
import { ApiProblem } from '../../http/api-problem.ts';
import { placeOf } from '../../http/cursor.ts';
import { Nothing } from '../../http/nothing.ts';
import { pageOf } from '../../http/page-of.ts';
import { defineRoute } from '../../http/route.ts';
import { describeLeftOut } from './describe-left-out.ts';
import { type ListedReason, leftOutLists, type RunBounds } from './left-out-lists.ts';
import { placeIsGone } from './place-is-gone.ts';
import { walkLists } from './walk-lists.ts';

type Asked = Omit<z.output<typeof LeftOutQuery>, 'cursor' | 'limit' | 'reason'>;

/** As a dry run by hand that begins now would have them. */
const boundsOf = async ({ database, now }: ApiDeps, asked: Asked): Promise<RunBounds> => {
  const settings = parsePayoutSettings(await database.read(readPayoutSettings()));
  const request: PayoutRequest = {
    ...asked,
    trigger: { kind: 'manual' },
    runKey: '',
    dryRun: true,
    force: true,
  };
  return {
    window: surveyWindow(commissionWindow(request, settings, now())),
    maxItems: asked.maxItems ?? settings.max_items,
  };
};

const listedReason = (reason: z.output<typeof LeftOutQuery>['reason']): ListedReason => {
  if (reason !== 'busy') return reason;
  throw new ApiProblem(
    'invalid-input',
    'reason is "busy": what the company’s application holds is known at the moment of a real run alone, so there is no list of it; ' +
      'a later run takes what is still approved.',
  );
};

/** Where the page before ended. */
const readPlace = async ({ database }: ApiDeps, commissionId: string): Promise<LeftOutPlace | undefined> => {
  if (commissionId === '') return undefined;
  const [place] = await database.read(readLeftOutPlace(commissionId));
  if (place) return place;
  throw placeIsGone(commissionId);
};

/** One number for both parts of a place: which of the lists, then the commission, whose id has less than 20 digits. */
const FIRST = '0';

const sealedQuery = ({ dateFrom, dateTo, lookbackDays, maxItems }: Asked, reason: string) => ({
  reason,
  dateFrom: dateFrom && JSON.stringify(dateFrom),
  dateTo: dateTo && JSON.stringify(dateTo),
  lookbackDays,
  maxItems,
});

export const listLeftOutRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/runs/preview/left-out',
  operationId: 'listLeftOut',
  summary: 'The commissions that a run with these options would leave out for a reason',
  // It is the other half of a dry run's answer, and looks through the ledger as one does.
  role: 'operator',
  params: Nothing,
  query: LeftOutQuery,
  answers: { 200: { description: 'A page of commissions, oldest first', schema: LeftOutPage } },
  problems: ['settings-invalid'],
  handle: async (deps, { query: { reason, cursor, limit, ...asked } }) => {
    const lists = leftOutLists(listedReason(reason));
    const query = sealedQuery(asked, reason);
    const from = placeOf(query, cursor, FIRST);
    const bounds = await boundsOf(deps, asked);
    const behind = { list: Number(from[0]), place: await readPlace(deps, from.slice(1)) };
    const found = await walkLists(deps.database, lists, bounds, behind, limit + 1);
    const body = pageOf(found, limit, query, {
      placeOf: ({ list, row }) => `${list}${row.commissionId}`,
      describe: ({ row }) => describeLeftOut(row),
    });
    return { status: 200, body };
  },
});
