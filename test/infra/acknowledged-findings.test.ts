import { Validations } from 'aws-cdk-lib';
import { expect, it } from 'vitest';
import { synthStack } from './synth-stack.ts';

it('the findings of cdk-nag that are acknowledged rather than fixed are these', () => {
  const { stack } = synthStack();
  const acknowledged = stack.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.keys(data))
      .filter((rule) => rule.includes('AwsSolutions'))
      .map(
        (rule) =>
          `${rule.replace('Annotation::AwsSolutions-', '')} ${node.path.replace(`${stack.node.path}/`, '')}`,
      ),
  );
  expect(acknowledged.sort()).toEqual([
    'APIG4 Console/BelowPage',
    'APIG4 Console/Page',
    'COG8 SignIn/Pool/People',
    'IAM5[Resource::*] Ops/Lambda/Role',
    'IAM5[Resource::<FilesBucket7C17EE2E.Arn>/attested/*] Ops/Lambda/Role',
    'IAM5[Resource::<FilesBucket7C17EE2E.Arn>/attested/*] Worker/Lambda/Role',
    'IAM5[Resource::<FilesBucket7C17EE2E.Arn>/attested/batches/*] Approval/Lambda/Role',
    'IAM5[Resource::<FilesBucket7C17EE2E.Arn>/attested/batches/*] Notice/Lambda/Role',
    'IAM5[Resource::<FilesBucket7C17EE2E.Arn>/attested/batches/*] Worker/Lambda/Role',
    'IAM5[Resource::<FilesBucket7C17EE2E.Arn>/attested/events/*] Notice/Lambda/Role',
    'IAM5[Resource::<FilesBucket7C17EE2E.Arn>/attested/lost/*] Ops/Lambda/Role',
    'IAM5[Resource::<FilesBucket7C17EE2E.Arn>/exports/*] Approval/Lambda/Role',
    'IAM5[Resource::<FilesBucket7C17EE2E.Arn>/exports/*] Worker/Lambda/Role',
    'RDS14 Database/Trial/Cluster',
    'S1 Files/Bucket',
    'SMG4 Approval/User/Secret',
    'SMG4 Notice/User/Secret',
    'SMG4 Ops/User/Secret',
    'SMG4 Payout/User/Secret',
    'SMG4 Worker/User/Secret',
    'SQS3 Notice/Schedule/Undelivered',
    'SQS3 Ops/Schedule/Failed',
    'SQS3 Ops/Schedule/Undelivered',
    'SQS3 Payout/Schedule/Failed',
    'SQS3 Payout/Schedule/Undelivered',
    'SQS3 Worker/Failed',
  ]);
});
