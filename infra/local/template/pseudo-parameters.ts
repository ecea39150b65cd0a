/** Where the local stack pretends to be; fauxqs knows no account but this one. */
export const region = 'ap-south-1';
export const account = '000000000000';

export const arnOf = (service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

/** IAM is global: its ARNs name no region. */
export const roleArnOf = (roleName: string): string => `arn:aws:iam::${account}:role/${roleName}`;

export const pseudoParameters = (stackName: string): Readonly<Record<string, unknown>> => ({
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': stackName,
  'AWS::StackId': arnOf('cloudformation', `stack/${stackName}/local`),
  'AWS::NoValue': undefined,
});
