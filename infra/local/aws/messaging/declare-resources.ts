import { account, arnOf, region } from '../../template/pseudo-parameters.ts';
import type { StackTemplate } from '../../template/read-stack-template.ts';
import type { FauxqsStores } from './fauxqs-stores.ts';

type Declared = Pick<StackTemplate, 'queues' | 'topics' | 'subscriptions'>;

const inboxSuffix = '-inbox';

export const inboxNameOf = (topicName: string): string => `${topicName}${inboxSuffix}`;

const declareQueue = (
  { sqsStore }: FauxqsStores,
  origin: string,
  name: string,
  attributes: Readonly<Record<string, string>>,
): void => {
  const url = `${origin}/${account}/${name}`;
  const known = sqsStore.getQueueByName(name);
  if (!known) {
    sqsStore.createQueue(name, url, arnOf('sqs', name), { ...attributes });
    return;
  }
  known.setAttributes({ ...attributes });
  // A queue of an earlier start carries the port of that start in its URL.
  Object.assign(known, { url });
};

/** What the template asks for, and for every topic an inbox queue that keeps each message it sent. */
export const declareResources = (stores: FauxqsStores, origin: string, declared: Declared): void => {
  for (const { name, attributes } of declared.queues) declareQueue(stores, origin, name, attributes);
  for (const { name, arn } of declared.topics) {
    stores.snsStore.createTopic(name, undefined, undefined, region);
    declareQueue(stores, origin, inboxNameOf(name), {});
    stores.snsStore.subscribe(arn, 'sqs', arnOf('sqs', inboxNameOf(name)));
  }
  for (const { topicArn, queueArn } of declared.subscriptions) {
    stores.snsStore.subscribe(topicArn, 'sqs', queueArn);
  }
};
