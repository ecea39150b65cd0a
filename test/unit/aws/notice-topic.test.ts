import {
  BatchRequestTooLongException,
  InvalidParameterException,
  PublishBatchCommand,
  SNSClient,
  SNSServiceException,
  ThrottledException,
} from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openNoticeTopic } from '../../../shared/aws/notice-topic.ts';
import { hungUp, timedOut } from './sdk-errors.ts';

const sns = mockClient(SNSClient);
beforeEach(() => sns.reset());
// A worker runs many files: the next one needs the client as it is.
afterAll(() => sns.restore());

const attributes = { type: 'payout_digest', audience: 'admin' } as const;
const messages = ['1', '2', '3'].map((id) => ({ id, subject: `notice ${id}`, body: '{}', attributes }));
const publish = () => openNoticeTopic('arn:aws:sns:x:1:t').publish(messages);

/** The ids of each call, in the order of the calls. */
const sent = () =>
  sns
    .commandCalls(PublishBatchCommand)
    .map(({ args: [{ input }] }) => input.PublishBatchRequestEntries?.map(({ Id }) => Id));

const said = (name: string, httpStatusCode: number) =>
  new SNSServiceException({ name, message: 'why', $fault: 'client', $metadata: { httpStatusCode } });
const $metadata = { httpStatusCode: 400 };

describe('what is true of all messages is not asked again for each', () => {
  it.each([
    { given: 'throttled', thrown: new ThrottledException({ message: 'Rate exceeded', $metadata }) },
    { given: 'throttled under the name of the old protocol', thrown: said('Throttling', 400) },
    { given: 'too many requests', thrown: said('TooManyRequestsException', 429) },
    { given: 'expired credentials', thrown: said('ExpiredToken', 403) },
    { given: 'a grant that is missing', thrown: said('AuthorizationErrorException', 403) },
    { given: 'a topic that is gone', thrown: said('NotFoundException', 404) },
    { given: "a proxy's page", thrown: said('Unknown', 403) },
    { given: 'a failure of SNS', thrown: said('InternalErrorException', 500) },
    { given: 'no answer in time', thrown: timedOut() },
    { given: 'a lost connection', thrown: hungUp() },
  ])('$given: one call, thrown as it is', async ({ thrown }) => {
    sns.on(PublishBatchCommand).rejects(thrown);
    await expect(publish()).rejects.toBe(thrown);
    expect(sent()).toEqual([['1', '2', '3']]);
  });
});

describe('what may be the fault of one message alone', () => {
  it.each([
    new BatchRequestTooLongException({ message: 'too long', $metadata }),
    new InvalidParameterException({ message: 'Subject', $metadata }),
  ])('$name: each is sent alone, and the others arrive', async (thrown) => {
    sns.on(PublishBatchCommand).callsFake(async ({ PublishBatchRequestEntries: entries }) => {
      if (entries.length > 1 || entries[0].Id === '2') throw thrown;
      return { Successful: [{ Id: entries[0].Id }] };
    });
    expect(await publish()).toEqual([
      { id: '1', refusedBecause: undefined },
      { id: '2', refusedBecause: expect.stringContaining(thrown.message) },
      { id: '3', refusedBecause: undefined },
    ]);
    expect(sent()).toEqual([['1', '2', '3'], ['1'], ['2'], ['3']]);
  });
});

describe('an answer', () => {
  it('that names some tells each apart', async () => {
    sns.on(PublishBatchCommand).resolves({
      Successful: [{ Id: '1', MessageId: 'a' }],
      Failed: [{ Id: '2', Code: 'InternalError', Message: 'try again', SenderFault: false }],
    });
    expect(await publish()).toEqual([
      { id: '1', refusedBecause: undefined },
      { id: '2', refusedBecause: 'InternalError: try again' },
      { id: '3', refusedBecause: 'SNS did not answer for it' },
    ]);
  });

  it.each([{}, { Successful: [] }, { Successful: [], Failed: [] }, { Successful: [{ Id: '9' }] }])(
    '%j tells of none: nothing counts as sent',
    async (answer) => {
      sns.on(PublishBatchCommand).resolves(answer as object);
      const refusedBecause = 'SNS did not answer for it';
      expect(await publish()).toEqual(['1', '2', '3'].map((id) => ({ id, refusedBecause })));
    },
  );
});
