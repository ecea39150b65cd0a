import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { ActionAnswer } from '../../../../shared/events/batch-actions.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { act } from '../api/act.ts';
import { Unheard } from '../api/unheard.ts';
import { SignInEnded } from '../session/sign-in-ended.ts';
import { type Approval, type ApprovalState, approvalSentence } from './approval.ts';

const WAITS: ApprovalState = { kind: 'waits' };

const failed = (error: unknown): ApprovalState => {
  if (error instanceof SignInEnded) throw error;
  const sentence = error instanceof Error ? error.message : String(error);
  return { kind: error instanceof Unheard ? 'unheard' : 'refused', sentence };
};

const ask = ({ vote, idempotencyKey }: Approval, onUnheard: (why: string) => void): Promise<ApprovalState> =>
  act<z.infer<typeof ActionAnswer>>({ path: '/approve', body: vote }, idempotencyKey, onUnheard)
    .then((answer): ApprovalState => ({ kind: 'done', sentence: approvalSentence(answer) }))
    .catch(failed);

const approvalOf = (batch: BatchBody, notes: string): Approval => ({
  batch,
  vote: {
    batchId: batch.batchId,
    decision: 'approved',
    contentHash: batch.contentHash ?? '',
    ...(notes.trim() && { notes: notes.trim() }),
  },
  idempotencyKey: crypto.randomUUID(),
  state: WAITS,
});

/** Whether somebody still looks: whoever leaves half-way has not approved what was not asked yet. */
const useStillHere = () => {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return here;
};

/** Approves one batch after another. Absent until it is begun. */
export const useApprovals = () => {
  const queries = useQueryClient();
  const here = useStillHere();
  const [approvals, setApprovals] = useState<readonly Approval[]>();
  const [running, setRunning] = useState(false);
  const [ended, setEnded] = useState<Error>();
  const mark = (idempotencyKey: string, state: ApprovalState) =>
    setApprovals((all) =>
      all?.map((each) => (each.idempotencyKey === idempotencyKey ? { ...each, state } : each)),
    );
  const askEach = async (asked: readonly Approval[]): Promise<void> => {
    for (const approval of asked) {
      if (!here.current) return;
      mark(approval.idempotencyKey, { kind: 'asked' });
      mark(
        approval.idempotencyKey,
        await ask(approval, (unheard) => mark(approval.idempotencyKey, { kind: 'asked', unheard })),
      );
    }
  };
  const run = async (asked: readonly Approval[]): Promise<void> => {
    setRunning(true);
    setEnded(undefined);
    await askEach(asked).catch((error: Error) => setEnded(error));
    setRunning(false);
    await queries.invalidateQueries();
  };
  const begin = (batches: readonly BatchBody[], notes: string): void => {
    const made = batches.map((batch) => approvalOf(batch, notes));
    setApprovals(made);
    void run(made);
  };
  const again = (): void =>
    void run(approvals?.filter(({ state }) => state.kind !== 'done' && state.kind !== 'refused') ?? []);
  return { approvals, running, ended, begin, again };
};
