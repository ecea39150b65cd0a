import { notAsked, type Probe } from '../../probe/probe.ts';

export const schedulerAttempts: Probe = {
  name: 'scheduler-attempts',
  question: 'Does aws.scheduler.execution-id change between attempts of one delivery?',
  weAssume: 'either: a run is keyed by the name of its schedule and its scheduled time',
  reliedOnBy: ['shared/events/parse-payout-request.ts', 'infra/constructs/function-schedule.ts'],
  ifItDiffers: 'Nothing.',
  ask: async () =>
    notAsked(
      'it takes a schedule whose target fails. The run key does without the execution id, so either answer is right',
    ),
};
