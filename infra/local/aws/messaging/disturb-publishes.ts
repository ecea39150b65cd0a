import type { Disturbance, FailureKind, Fault, FaultSource } from '../../data-api/faults/faults.ts';
import { snsRefusal } from './refusal.ts';
import { type AwsRequest, requestedAction } from './requested-action.ts';

type App = Awaited<ReturnType<typeof import('fauxqs').buildApp>>;

/** Of all that may befall a call to the Data API, what may befall a publish too. */
export type PublishFault = Pick<Fault, 'skip' | 'times' | 'act' | 'after'> & {
  readonly kind: 'meanwhile' | Extract<FailureKind, `reply_lost_${string}` | 'service_unavailable'>;
};

export type PublishFaults = {
  readonly add: (fault: PublishFault) => void;
  readonly clear: () => void;
};

/** Publishes of topics, one or a batch of them, meet the faults; nothing else that is asked here does. */
export const disturbPublishes = (app: App, faults: FaultSource): void => {
  const disturbed = new WeakMap<object, Disturbance>();
  app.addHook('preHandler', async (request, reply) => {
    if (requestedAction(request as AwsRequest).action !== 'sns:Publish') return undefined;
    const disturbance = faults.take({});
    disturbed.set(request, disturbance);
    await disturbance.before();
    if (disturbance.failure?.kind === 'reply_lost_before') {
      request.raw.socket.destroy();
      return reply.hijack();
    }
    if (disturbance.failure?.kind !== 'service_unavailable') return undefined;
    const { status, headers, body } = snsRefusal(503, 'ServiceUnavailable', 'The service is not available');
    return reply.code(status).headers(headers).send(body);
  });
  app.addHook('onSend', async (request) => {
    const disturbance = disturbed.get(request);
    await disturbance?.after();
    if (disturbance?.failure?.kind === 'reply_lost_after') request.raw.socket.destroy();
  });
};
