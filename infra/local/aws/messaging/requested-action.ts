import { arnOf } from '../../template/pseudo-parameters.ts';

/** What a request to SNS or SQS wants to do, in IAM's words. */
export type RequestedAction = {
  readonly service: 'sns' | 'sqs';
  readonly action: string;
  readonly resourceArn: string;
};

export type AwsRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
};

type Fields = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** IAM knows no batch actions: a batch needs the right to do the single thing. */
const single = (operation: string): string => operation.replace(/Batch$/, '');

const sqsAction = (target: string, body: Fields): RequestedAction => {
  const queueName = textOf(body['QueueName']) ?? textOf(body['QueueUrl'])?.split('/').at(-1);
  const operation = target.split('.').at(-1) ?? '';
  return {
    service: 'sqs',
    action: `sqs:${single(operation)}`,
    resourceArn: queueName ? arnOf('sqs', queueName) : '*',
  };
};

const snsAction = (body: Fields): RequestedAction => ({
  service: 'sns',
  action: `sns:${single(textOf(body['Action']) ?? '')}`,
  resourceArn: textOf(body['TopicArn']) ?? textOf(body['ResourceArn']) ?? '*',
});

export const requestedAction = (request: AwsRequest): RequestedAction => {
  const type = String(request.headers['content-type'] ?? '');
  const body = (request.body ?? {}) as Fields;
  if (type.includes('x-amz-json-1.0')) return sqsAction(String(request.headers['x-amz-target']), body);
  return snsAction(body);
};
