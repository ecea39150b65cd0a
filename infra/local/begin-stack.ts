import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Access, createAccess } from './access/access.ts';
import { type Messaging, startMessaging } from './aws/messaging/start-messaging.ts';
import type { DataApiOptions } from './data-api/start-data-api.ts';
import { type OpenPort, openPort } from './host/open-port.ts';
import type { Shutdown } from './host/shutdown.ts';
import { claimStateDirectory, discardState } from './host/state-directory.ts';
import { readStackTemplate, type StackTemplate } from './template/read-stack-template.ts';

export type LocalStackOptions = {
  /** Where `cdk synth` wrote. */
  readonly assemblyDirectory: string;
  readonly stateDirectory: string;
  /** Throw-away: begins empty; without it data, secrets, messages and addresses of the last start are there again. */
  readonly fresh: boolean;
  /** State directory of a stopped stack: a throw-away one begins with its database and secrets, not empty. */
  readonly copyOf?: string | undefined;
  readonly automaticSchedules: boolean;
  /** What must wait until the state directory is ours, such as writing the assembly into it. */
  readonly prepare?: () => Promise<void>;
  /** Database parameters that win over the template's. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Behaviour of the Data API that a test may shrink, or that AWS leaves open. */
  readonly dataApi?: Pick<DataApiOptions, 'limits' | 'counts' | 'sessions'>;
  /** Before the second and the third attempt of an asynchronous invocation. */
  readonly retryDelaysMilliseconds?: readonly number[];
};

/** What the rest of the start stands on. */
export type BegunStack = {
  readonly options: LocalStackOptions;
  readonly stateDirectory: string;
  readonly template: StackTemplate;
  readonly access: Access;
  readonly messaging: Messaging;
  readonly ports: { readonly api: OpenPort; readonly issuer: OpenPort };
  readonly shutdown: Shutdown;
};

type Kept = Pick<BegunStack, 'stateDirectory' | 'options' | 'shutdown'>;

const open = async ({ stateDirectory, options, shutdown }: Kept, name: string): Promise<OpenPort> => {
  const port = await openPort(options.fresh ? undefined : join(stateDirectory, `${name}.port`));
  shutdown.defer(port.stop);
  return port;
};

/** Ports and messaging first: the template's URLs carry them. */
export const beginStack = async (options: LocalStackOptions, shutdown: Shutdown): Promise<BegunStack> => {
  const stateDirectory = resolve(options.stateDirectory);
  shutdown.defer(claimStateDirectory(stateDirectory));
  if (options.fresh) discardState(stateDirectory);
  if (options.copyOf) cpSync(join(options.copyOf, 'secrets.json'), join(stateDirectory, 'secrets.json'));
  await options.prepare?.();
  const kept = { stateDirectory, options, shutdown };
  const ports = { api: await open(kept, 'api'), issuer: await open(kept, 'issuer') };
  const known = Promise.withResolvers<Access>();
  const messaging = await startMessaging(join(stateDirectory, 'messaging'), known.promise);
  shutdown.defer(messaging.stop);
  const origins = { sqs: messaging.url, api: ports.api.url, issuer: ports.issuer.url };
  const template = readStackTemplate(options.assemblyDirectory, origins);
  const access = createAccess(template.functions, template.roleStatements);
  known.resolve(access);
  return { ...kept, template, access, messaging, ports };
};
