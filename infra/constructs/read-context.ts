import { TimeZone } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Node } from 'constructs';
import { isTimeZone } from '../../shared/domain/basics/zoned-time.ts';
import type { ExistingCluster } from './database.ts';
import { type NoticeAddresses, parseNotices } from './parse-notices.ts';
import { refuseUnsaid } from './refuse-unsaid.ts';
import type { Issuer } from './sign-in/issuer.ts';

/** What one deployment chooses, given as `-c key=value`. */
export interface PayoutContext {
  /** Another for trials: a forgotten clusterArn must never point production at a new, empty cluster. */
  readonly stackName: string;
  /** @default - a new cluster is made, for trials */
  readonly existingCluster?: ExistingCluster | undefined;
  /** @default - a Cognito user pool is made */
  readonly existingIssuer?: Issuer | undefined;
  readonly databaseName: string;
  readonly schedule: ScheduleExpression;
  /** False while another script still makes the batches: the schedule is there, and does not fire. */
  readonly runsOn: boolean;
  /** Who is mailed which notices. */
  readonly notices: NoticeAddresses;
  /** @default - nobody is subscribed to the alarm topic */
  readonly alarmEmail?: string | undefined;
  /** Places of the account that are kept for the payout function; a new account has ten in all. @default - none */
  readonly payoutConcurrency?: number | undefined;
}

interface Format {
  readonly expected: string;
  readonly fits: (value: string) => boolean;
}

const matches = (pattern: RegExp) => (value: string) => pattern.test(value);

const addresses = String.raw`[^\s@,;=]+@[^\s@,;=]+(,[^\s@,;=]+@[^\s@,;=]+)*`;

const formats = {
  clusterArn: {
    expected: 'the ARN of an RDS cluster',
    fits: matches(/^arn:aws[a-z-]*:rds:[a-z0-9-]+:\d{12}:cluster:[A-Za-z0-9-]+$/),
  },
  secretArn: {
    expected: 'the whole ARN of a secret, with the six random characters at its end',
    fits: matches(/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:.+-[A-Za-z0-9]{6}$/),
  },
  secretKeyArn: {
    expected: 'the ARN of a KMS key, not of an alias',
    fits: matches(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/),
  },
  issuerUrl: {
    expected: 'the issuer exactly as its tokens state it: https://…, without query or fragment',
    fits: (value) => matches(/^https:\/\/[^\s?#@]+$/)(value) && URL.canParse(value),
  },
  issuerOrigins: {
    expected: 'origins with a comma between them, such as https://login.example.com',
    fits: matches(/^https:\/\/[\w.-]+(:\d+)?(,https:\/\/[\w.-]+(:\d+)?)*$/),
  },
  audience: {
    expected: 'client ids with a comma between them, the page’s first',
    fits: matches(/^[^\s,]+(,[^\s,]+)*$/),
  },
  databaseName: {
    expected: 'a letter, then up to 63 letters, digits or _',
    fits: matches(/^[A-Za-z]\w{0,63}$/),
  },
  schedule: { expected: 'cron(…) or rate(…)', fits: matches(/^(cron|rate)\(.+\)$/) },
  runs: { expected: 'on or off', fits: matches(/^(on|off)$/) },
  timezone: { expected: 'an IANA time zone such as Asia/Kolkata', fits: isTimeZone },
  notices: {
    expected: 'admin=ADDRESS,ADDRESS;finance=ADDRESS;approver=ADDRESS, or none',
    fits: matches(new RegExp(String.raw`^(none|\w+=${addresses}(;\w+=${addresses})*)$`)),
  },
  alarmEmail: { expected: 'an e-mail address, or none', fits: matches(/^(none|[^\s@]+@[^\s@]+)$/) },
  payoutConcurrency: { expected: 'a whole number from 1 to 1000', fits: matches(/^([1-9]\d{0,2}|1000)$/) },
} as const satisfies Record<string, Format>;

type Key = keyof typeof formats;

/** Reads and checks the context of the app; a wrong value stops synth before anything is made of it. */
export function readContext(node: Node): PayoutContext {
  refuseUnknownKeys(node);
  const timezone = TimeZone.of(read(node, 'timezone') ?? 'Asia/Kolkata');
  const existingCluster = readExistingCluster(node);
  const [notices, alarmEmail, runs] = [read(node, 'notices'), read(node, 'alarmEmail'), read(node, 'runs')];
  if (existingCluster) refuseUnsaid({ notices, alarmEmail, runs });
  return {
    stackName: existingCluster ? 'mlm-payouts' : 'mlm-payouts-trial',
    existingCluster,
    existingIssuer: readExistingIssuer(node),
    databaseName: read(node, 'databaseName') ?? 'mlm',
    schedule: ScheduleExpression.expression(read(node, 'schedule') ?? 'cron(0 2 * * ? *)', timezone),
    runsOn: runs !== 'off',
    notices: parseNotices(notices ?? 'none'),
    alarmEmail: alarmEmail === 'none' ? undefined : alarmEmail,
    payoutConcurrency: readNumber(node, 'payoutConcurrency'),
  };
}

function readExistingCluster(node: Node): ExistingCluster | undefined {
  const clusterArn = read(node, 'clusterArn');
  const secretArn = read(node, 'secretArn');
  const secretKeyArn = read(node, 'secretKeyArn');
  if (!secretArn && secretKeyArn)
    throw new Error('context secretArn is missing: expected it beside secretKeyArn');
  if (!clusterArn && !secretArn) return undefined;
  if (!clusterArn) throw new Error('context clusterArn is missing: expected it beside secretArn');
  if (!secretArn) throw new Error('context secretArn is missing: expected it beside clusterArn');
  const [cluster, secret] = [placeOf(clusterArn), placeOf(secretArn)];
  if (cluster !== secret)
    throw new Error(`context secretArn is in ${secret}: expected ${cluster}, as clusterArn`);
  if (secretKeyArn && regionOf(secretKeyArn) !== regionOf(secretArn))
    throw new Error(
      `context secretKeyArn is in ${regionOf(secretKeyArn)}: expected ${regionOf(secretArn)}, as secretArn`,
    );
  return { clusterArn, secretArn, secretKeyArn };
}

function readExistingIssuer(node: Node): Issuer | undefined {
  const issuerUrl = read(node, 'issuerUrl');
  const [first, ...others] = listed(node, 'audience');
  const origins = listed(node, 'issuerOrigins');
  if (!issuerUrl && !first && origins.length === 0) return undefined;
  if (!issuerUrl)
    throw new Error(
      `context issuerUrl is missing: expected it beside ${first ? 'audience' : 'issuerOrigins'}`,
    );
  if (!first) throw new Error('context audience is missing: expected it beside issuerUrl');
  return { issuerUrl, audience: [first, ...others], origins: [new URL(issuerUrl).origin, ...origins] };
}

function listed(node: Node, key: Key): string[] {
  return read(node, key)?.split(',') ?? [];
}

function read(node: Node, key: Key): string | undefined {
  const value: unknown = node.tryGetContext(key);
  if (value === undefined) return undefined;
  const { expected, fits } = formats[key];
  if (typeof value === 'string' && fits(value)) return value;
  throw new Error(`context ${key} is ${JSON.stringify(value)}: expected ${expected}`);
}

function readNumber(node: Node, key: Key): number | undefined {
  const value = read(node, key);
  return value === undefined ? undefined : Number(value);
}

/** Region and account: the Data API takes a secret from its cluster's own only. */
function placeOf(arn: string): string {
  return arn.split(':').slice(3, 5).join(':');
}

/** All that a secret's key must share with it: it may be another account's. */
function regionOf(arn: string): string | undefined {
  return arn.split(':')[3];
}

/** A misspelt `clusterArn` would otherwise quietly make a new, empty database. */
function refuseUnknownKeys(node: Node): void {
  const ours = Object.keys(node.getAllContext() ?? {}).filter((key) => /^\w+$/.test(key));
  const unknown = ours.find((key) => !(key in formats));
  if (unknown)
    throw new Error(`context ${unknown} is unknown: expected one of ${Object.keys(formats).join(', ')}`);
}
