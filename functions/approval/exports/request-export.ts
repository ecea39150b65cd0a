import { createHash } from 'node:crypto';
import { counted } from '../../../shared/domain/basics/counted.ts';
import { EXPORTS_AT_ONCE_MAX } from '../../../shared/domain/exports/export-limits.ts';
import { exportProgress, silentBefore } from '../../../shared/domain/exports/export-state.ts';
import { ExportAsked, type ExportRequest } from '../../../shared/events/exports.ts';
import {
  type AskedExport,
  countExports,
  insertExport,
  readExport,
  readLastExport,
} from '../../../shared/sql/exports/exports.ts';
import { answerOfTwin } from '../actions/answer-of-twin.ts';
import { recordAnswer, recordedAnswer } from '../actions/recorded-answer.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { ApiAnswer, Call } from '../http/route.ts';
import { refuseExport } from './refuse-export.ts';

type Answer = ApiAnswer<ExportAsked>;

const answerOf = (exportId: string): Answer => ({ status: 202, body: { exportId } });

/** The one that this person waits for already: whoever clicks twice gets one file. */
const awaited = async (
  { database }: ApiDeps,
  { userId, requestHash, requestedAt }: AskedExport,
): Promise<Answer | undefined> => {
  const [last] = await database.read(readLastExport(userId, requestHash));
  if (!last) return undefined;
  const { state } = exportProgress(last, requestedAt);
  return state === 'waiting' || state === 'writing' ? answerOf(last.exportId) : undefined;
};

/** Begun again after a lost answer to its own commit, it finds its row. */
const insert = (deps: ApiDeps, call: Call, asked: AskedExport): Promise<Answer> =>
  deps.database.transaction(async (transaction) => {
    const answer = answerOf(asked.exportId);
    const [own] = await transaction.read(readExport(asked.exportId));
    if (own) return answer;
    await transaction.write(insertExport(asked));
    await recordAnswer(transaction, call, answer, asked.requestedAt);
    return answer;
  });

const askedIn = (deps: ApiDeps, { caller, rawBody }: Call): AskedExport => {
  const request = JSON.stringify(rawBody);
  return {
    exportId: deps.newId(),
    userId: caller.userId,
    request,
    requestHash: createHash('sha256').update(request).digest('hex'),
    requestedAt: deps.now(),
  };
};

/** Each is a worker of its own, and the database is not there for files alone. */
const refuseTooMany = async ({ database }: ApiDeps, { userId, requestedAt }: AskedExport): Promise<void> => {
  const [underWay] = await database.read(countExports(userId, silentBefore(requestedAt)));
  if ((underWay?.count ?? 0) < EXPORTS_AT_ONCE_MAX) return;
  throw new ApiProblem(
    'exports-under-way',
    `${counted(EXPORTS_AT_ONCE_MAX, 'file')} that you have asked for are being written: ask for this one when one of them is there.`,
  );
};

/** On record, under an id that its asker polls. */
export const requestExport = async (
  deps: ApiDeps,
  call: Call<unknown, unknown, ExportRequest>,
): Promise<Answer> => {
  const recorded = await recordedAnswer(deps.database, call, ExportAsked);
  if (recorded) return recorded;
  await refuseExport(deps, call.body);
  const asked = askedIn(deps, call);
  const same = await awaited(deps, asked);
  if (same) return same;
  await refuseTooMany(deps, asked);
  return insert(deps, call, asked).catch((error) => answerOfTwin(deps, call, ExportAsked, error));
};
