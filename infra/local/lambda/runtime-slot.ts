import type { ServerResponse } from 'node:http';
import type { InvocationRequest, InvocationResult } from './invocation.ts';
import { timedOut } from './invocation.ts';

type Current = {
  readonly request: InvocationRequest;
  readonly settle: (result: InvocationResult) => void;
};

/** Where host and function process meet: room for one invocation, and for the process asking for it. */
export type RuntimeSlot = {
  readonly timeoutSeconds: number;
  readonly onTimeout: () => void;
  current: Current | undefined;
  poll: ServerResponse | undefined;
  timer: NodeJS.Timeout | undefined;
  initialized: boolean;
  /** True once the process asks for its next event, false when it ended instead. */
  ready: PromiseWithResolvers<boolean>;
};

/** Lambda gives a cold start ten seconds before the handler's own time begins. */
const initSeconds = 10;

export const settleSlot = (slot: RuntimeSlot, result: (requestId: string) => InvocationResult): void => {
  clearTimeout(slot.timer);
  const { current } = slot;
  slot.current = undefined;
  current?.settle(result(current.request.requestId));
};

const startTimer = (slot: RuntimeSlot, seconds: number): void => {
  clearTimeout(slot.timer);
  slot.timer = setTimeout(() => {
    settleSlot(slot, (requestId) => timedOut(requestId, seconds));
    slot.onTimeout();
  }, seconds * 1000);
};

/** Whoever still waits for it, and whoever asks later, is told that the process is no more. */
export const endSlot = (slot: RuntimeSlot, result: (requestId: string) => InvocationResult): void => {
  slot.ready.resolve(false);
  slot.ready = Promise.withResolvers();
  slot.ready.resolve(false);
  settleSlot(slot, result);
};

const deliver = (slot: RuntimeSlot): void => {
  const { current, poll } = slot;
  if (!current || !poll) return;
  slot.poll = undefined;
  slot.ready = Promise.withResolvers();
  startTimer(slot, slot.timeoutSeconds);
  poll.writeHead(200, {
    'content-type': 'application/json',
    'Lambda-Runtime-Aws-Request-Id': current.request.requestId,
    'Lambda-Runtime-Deadline-Ms': String(Date.now() + slot.timeoutSeconds * 1000),
    'Lambda-Runtime-Invoked-Function-Arn': current.request.functionArn,
    'Lambda-Runtime-Trace-Id': `Root=1-${current.request.requestId.replaceAll('-', '').slice(0, 32)};Sampled=0`,
  });
  poll.end(current.request.payload);
};

export const offerInvocation = (slot: RuntimeSlot, request: InvocationRequest): Promise<InvocationResult> =>
  new Promise((settle) => {
    slot.current = { request, settle };
    if (!slot.initialized) startTimer(slot, initSeconds);
    deliver(slot);
  });

export const acceptPoll = (slot: RuntimeSlot, poll: ServerResponse): void => {
  slot.initialized = true;
  slot.poll = poll;
  slot.ready.resolve(true);
  deliver(slot);
};
