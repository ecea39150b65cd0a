import {
  AuthorizationErrorException,
  GetSubscriptionAttributesCommand,
  NotFoundException,
  paginateListSubscriptionsByTopic,
  SNSClient,
} from '@aws-sdk/client-sns';
import type { FilterPolicy } from '../domain/notices/unheard-audiences.ts';

/** The filters of all confirmed subscriptions to the notice topic. */
export type ReadSubscriptions = () => Promise<readonly FilterPolicy[]>;

const REQUEST_TIMEOUT_MILLISECONDS = 10_000;

/** Where one waits for its link to be opened, SNS says so in place of its ARN. */
const isConfirmed = (subscriptionArn: string | undefined): subscriptionArn is string =>
  subscriptionArn?.startsWith('arn:') ?? false;

/** Another account's cannot be looked at, and one may just have ended: of neither is it known what it hears. */
const isOutOfSight = (error: unknown): boolean =>
  error instanceof AuthorizationErrorException || error instanceof NotFoundException;

export const openNoticeSubscriptions = (TopicArn: string): ReadSubscriptions => {
  const client = new SNSClient({
    maxAttempts: 3,
    requestHandler: { requestTimeout: REQUEST_TIMEOUT_MILLISECONDS, throwOnRequestTimeout: true },
  });
  const filterOf = async (SubscriptionArn: string): Promise<FilterPolicy[]> => {
    try {
      const { Attributes = {} } = await client.send(
        new GetSubscriptionAttributesCommand({ SubscriptionArn }),
      );
      return [Attributes['FilterPolicy']];
    } catch (error) {
      if (isOutOfSight(error)) return [];
      throw error;
    }
  };
  return async () => {
    const filters: FilterPolicy[] = [];
    for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn })) {
      for (const arn of Subscriptions.map(({ SubscriptionArn }) => SubscriptionArn).filter(isConfirmed)) {
        filters.push(...(await filterOf(arn)));
      }
    }
    return filters;
  };
};
