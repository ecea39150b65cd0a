import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { readContext } from '../../infra/constructs/read-context.ts';
import { PayoutStack } from '../../infra/payout-stack.ts';

const cdkJson = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));
/** How CDK behaves; what a company keeps there of its own deployment is not asked here. */
const flags = Object.fromEntries(Object.entries(cdkJson.context).filter(([key]) => key.startsWith('@')));

export const existingCluster = {
  clusterArn: 'arn:aws:rds:ap-south-1:123456789012:cluster:host',
  secretArn: 'arn:aws:secretsmanager:ap-south-1:123456789012:secret:host-admin-AbCdEf',
};

/** All that production must be told. */
export const production = { ...existingCluster, notices: 'none', alarmEmail: 'none', runs: 'on' };

/** The stack as the app makes it, but neither bundled nor validated, which takes seconds: cdk-synth.test.ts does both. */
export function synthStack(context: Readonly<Record<string, string>> = {}) {
  const app = new App({
    context: { ...flags, 'aws:cdk:bundling-stacks': [], ...context },
    builtinCloudFormationValidation: false,
  });
  const payoutContext = readContext(app.node);
  const stack = new PayoutStack(app, payoutContext.stackName, payoutContext);
  return { stack, template: Template.fromStack(stack) };
}
