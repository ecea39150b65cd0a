import { arnOf } from '../../template/pseudo-parameters.ts';

/** What a request to SNS, SQS or S3 wants to do, in IAM's words. */
export type RequestedAction = {
  readonly service: 'sns' | 'sqs' | 's3';
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

const objectActions: Readonly<Record<string, string>> = {
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
  POST: 's3:PutObject',
  DELETE: 's3:DeleteObject',
};

const bucketActions: Readonly<Record<string, string>> = {
  GET: 's3:ListBucket',
  HEAD: 's3:ListBucket',
  PUT: 's3:CreateBucket',
  POST: 's3:DeleteObject',
  DELETE: 's3:DeleteBucket',
};

const s3Action = ({ method, url }: AwsRequest): RequestedAction => {
  const [bucket = '', ...key] = decodeURIComponent(url.split('?')[0] ?? '')
    .slice(1)
    .split('/');
  const ofObject = key.join('/') !== '';
  const action = (ofObject ? objectActions : bucketActions)[method] ?? `s3:${method}`;
  return {
    service: 's3',
    action: bucket === '' ? 's3:ListAllMyBuckets' : action,
    resourceArn: bucket === '' ? '*' : `arn:aws:s3:::${ofObject ? `${bucket}/${key.join('/')}` : bucket}`,
  };
};

export const requestedAction = (request: AwsRequest): RequestedAction => {
  const type = String(request.headers['content-type'] ?? '');
  const body = request.body as Fields;
  if (type.includes('x-amz-json-1.0')) return sqsAction(String(request.headers['x-amz-target']), body);
  if (type.includes('x-www-form-urlencoded') && request.url === '/') return snsAction(body);
  return s3Action(request);
};
