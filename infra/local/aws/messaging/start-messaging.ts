import { mkdirSync } from 'node:fs';
import { type Access, operatorCredentials } from '../../access/access.ts';
import { createFaults, type FaultSource } from '../../data-api/faults/faults.ts';
import { startHttpServer } from '../../host/http-server.ts';
import { account, region } from '../../template/pseudo-parameters.ts';
import type { StackTemplate } from '../../template/read-stack-template.ts';
import { declareResources } from './declare-resources.ts';
import { disturbPublishes, type PublishFaults } from './disturb-publishes.ts';
import { type FauxqsStores, openFauxqsStores } from './fauxqs-stores.ts';
import { refusalFor } from './refusal-for.ts';

export type Messaging = {
  readonly url: string;
  /** Of publishes to topics. */
  readonly faults: PublishFaults;
  readonly queueUrl: (queueName: string) => string;
  readonly declare: (template: StackTemplate) => Promise<void>;
  readonly send: (
    queueArn: string,
    body: string,
    attributes?: Readonly<Record<string, string>>,
  ) => Promise<void>;
  readonly stop: () => Promise<void>;
};

type App = Awaited<ReturnType<typeof import('fauxqs').buildApp>>;

const openApp = async (stores: FauxqsStores, access: Promise<Access>, faults: FaultSource): Promise<App> => {
  const { buildApp } = await import('fauxqs');
  const app = buildApp({ logger: false, defaultRegion: region, stores });
  app.addHook('preHandler', async (request, reply) => {
    const refusal = refusalFor(await access, request);
    if (!refusal) return undefined;
    return reply.code(refusal.status).headers(refusal.headers).send(refusal.body);
  });
  disturbPublishes(app, faults);
  await app.ready();
  return app;
};

const sendHeaders = {
  authorization: `AWS4-HMAC-SHA256 Credential=${operatorCredentials.accessKeyId}/20260101/${region}/sqs/aws4_request`,
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': 'AmazonSQS.SendMessage',
};

const sendMessage = async (
  app: App,
  queueArn: string,
  body: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const messageAttributes = Object.entries(attributes).map(([name, value]) => [
    name,
    { DataType: 'String', StringValue: value },
  ]);
  const payload = JSON.stringify({
    QueueUrl: queueArn.split(':').at(-1),
    MessageBody: body,
    MessageAttributes: Object.fromEntries(messageAttributes),
  });
  const response = await app.inject({ method: 'POST', url: '/', headers: sendHeaders, payload });
  if (response.statusCode !== 200) throw new Error(`no message reached ${queueArn}: ${response.body}`);
};

/**
 * SNS and SQS on one port, which is open at once; requests wait until fauxqs is loaded and `access` is known.
 * Loading takes longer than all else here, and the database can start meanwhile.
 */
export const startMessaging = async (dataDirectory: string, access: Promise<Access>): Promise<Messaging> => {
  mkdirSync(dataDirectory, { recursive: true });
  const stores = openFauxqsStores(dataDirectory);
  const faults = createFaults();
  const app = stores.then((opened) => openApp(opened, access, faults));
  const server = await startHttpServer((request, response) => {
    app.then(
      (ready) => ready.routing(request, response),
      () => response.destroy(),
    );
  });
  return {
    url: server.url,
    faults,
    queueUrl: (queueName) => `${server.url}/${account}/${queueName}`,
    declare: async (template) => {
      await app;
      declareResources(await stores, server.url, template);
    },
    send: async (...message) => sendMessage(await app, ...message),
    stop: async () => {
      await server.stop();
      await (await app).close();
      (await stores).close();
    },
  };
};
