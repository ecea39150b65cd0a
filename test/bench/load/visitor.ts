import type { ApiClient, ApiResponse } from '../../support/api-client.ts';
import { approve, cameTo, withdraw } from '../../support/sign-off.ts';

/** What became of one request: `limited` by how much one person may ask, as the API says. */
export type Visit = {
  readonly kind: 'right' | 'limited' | 'wrong';
  readonly milliseconds: number;
  /** Of a wrong one: what was asked, and what came. */
  readonly because?: string;
};

export type Visitor = {
  readonly userId: string;
  /** One request after the other, until then. */
  readonly until: (at: number) => Promise<readonly Visit[]>;
  /** Whether the last vote stands, as far as this person was told. */
  readonly hasApproved: () => boolean;
};

type Step = { readonly ask: () => Promise<ApiResponse>; readonly isRight: (answer: ApiResponse) => boolean };

/** A batch that takes more approvals than its visitors can give. */
export type VisitedBatch = {
  readonly batchId: string;
  readonly contentHash: string;
  readonly totalAmount: string;
};

const LIMIT = 100;

const isLimited = ({ status, body, headers }: ApiResponse): boolean =>
  status === 429 && body.type === '/problems/too-many-requests' && Number(headers.get('retry-after')) > 0;

const visit = async ({ ask, isRight }: Step): Promise<Visit> => {
  const begun = performance.now();
  const ended = () => performance.now() - begun;
  try {
    const answer = await ask();
    const milliseconds = ended();
    if (isLimited(answer)) return { kind: 'limited', milliseconds };
    if (answer.status === 200 && isRight(answer)) return { kind: 'right', milliseconds };
    return { kind: 'wrong', milliseconds, because: `${answer.status} ${answer.text.slice(0, 300)}` };
  } catch (error) {
    // A shape that the description of the API does not know, or no answer at all.
    return { kind: 'wrong', milliseconds: ended(), because: String(error).slice(0, 300) };
  }
};

/** An approver at work: looks at what there is, at one batch, votes on it; and takes that back the next time. */
export const openVisitor = (
  client: ApiClient,
  {
    userId,
    batch,
    batches,
  }: { readonly userId: string; readonly batch: VisitedBatch; readonly batches: number },
): Visitor => {
  const { batchId } = batch;
  let approved = false;
  const read = (path: string, isRight: (body: ApiResponse['body']) => boolean): Step => ({
    ask: () => client.get(path),
    isRight: ({ body }) => isRight(body),
  });
  const act = (): Step => {
    const next = approved ? withdraw : approve;
    return {
      ask: () => next(client, batch),
      isRight: (answer) => {
        if (cameTo(answer) !== 'recorded') return false;
        approved = !approved;
        return true;
      },
    };
  };
  const ownVote = ({ votes }: ApiResponse['body']): boolean =>
    votes.some((vote: { userId: string; counts: boolean }) => vote.userId === userId && vote.counts);
  const steps: readonly (() => Step)[] = [
    () => read('/api/me', (body) => body.userId === userId),
    () => read('/api/inbox', ({ toVote, waitsForOthers }) => toVote.count + waitsForOthers.count >= batches),
    () => read(`/api/batches?limit=${LIMIT}`, ({ items }) => items.length === batches),
    () => read(`/api/batches/${batchId}`, (body) => body.batchId === batchId && ownVote(body) === approved),
    () => read(`/api/batches/${batchId}/items?limit=${LIMIT}`, ({ items }) => items[0].itemNo === 1),
    act,
    () => read(`/api/batches/${batchId}/events`, ({ items }) => items.length > 0),
  ];
  // Each begins at another place: else all would vote at the same moment, and then nobody.
  let turn = Number(userId);
  return {
    userId,
    until: async (at) => {
      const visits: Visit[] = [];
      for (; Date.now() < at; turn += 1) {
        const step = steps[turn % steps.length];
        if (step) visits.push(await visit(step()));
      }
      return visits;
    },
    hasApproved: () => approved,
  };
};
