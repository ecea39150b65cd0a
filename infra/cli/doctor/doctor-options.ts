/** Whom to ask, and how to answer. */
export const DOCTOR_OPTIONS = [
  { flags: '--json', description: 'print one line of JSON with every field instead of text', conflicts: [] },
  {
    flags: '--invariants',
    description:
      'only what must hold at every moment: each finding is a defect, or somebody wrote to the tables',
    conflicts: [],
  },
  {
    flags: '--local',
    description:
      'ask the ops function of the local stack of this folder (npm start), or of $PAYOUT_STATE; what it may not see, its admin is asked',
    conflicts: ['bare', 'resourceArn', 'secretArn', 'database'],
  },
  {
    flags: '--function <name>',
    description: 'name of the ops function (default: output OpsFunction of the stack)',
    conflicts: ['bare', 'resourceArn', 'secretArn', 'database'],
  },
  {
    flags: '--stack <name>',
    description: 'name of the deployed stack (default: mlm-payouts)',
    conflicts: ['local', 'function', 'bare', 'resourceArn', 'secretArn', 'database'],
  },
  {
    flags: '--resource-arn <arn>',
    description: 'examine from this terminal: ARN of the Aurora cluster, whose Data API is enabled',
    conflicts: ['bare'],
  },
  {
    flags: '--secret-arn <arn>',
    description:
      "with --resource-arn: ARN of the secret to sign in with, best the admin's, which sees everything",
    conflicts: ['bare'],
  },
  {
    flags: '--database <name>',
    description: 'with --resource-arn: name of the database (default: mlm)',
    conflicts: ['bare'],
  },
  {
    flags: '--bare',
    description: "examine the local stack's database from this terminal, as its admin",
    conflicts: ['local', 'function', 'stack', 'resourceArn', 'secretArn', 'database'],
  },
] as const;

export type DoctorOptions = {
  readonly json?: true;
  readonly invariants?: true;
  readonly local?: true;
  readonly function?: string;
  readonly stack?: string;
  readonly resourceArn?: string;
  readonly secretArn?: string;
  readonly database?: string;
  readonly bare?: true;
};
