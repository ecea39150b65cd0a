import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readContext } from './constructs/read-context.ts';
import { PayoutStack } from './payout-stack.ts';

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

const context = readContext(app.node);
new PayoutStack(app, context.stackName, context);
