import type { OpsEnvironment } from '../ops/answer-here.ts';
import { usageError } from '../terminal/usage-error.ts';
import type { DoctorOptions } from './doctor-options.ts';
import { localAdmin } from './local-admin.ts';

const DEFAULT_DATABASE = 'mlm';

const arn = (flag: string, value: string | undefined): string => {
  if (value === undefined) {
    throw usageError(`${flag} is missing: expected --resource-arn and --secret-arn together`);
  }
  if (value.startsWith('arn:')) return value;
  throw usageError(`${flag} is "${value}": expected an ARN (arn:aws:…)`);
};

const clusterEnvironment = ({ resourceArn, secretArn, database }: DoctorOptions): OpsEnvironment => ({
  DB_RESOURCE_ARN: arn('--resource-arn', resourceArn),
  DB_SECRET_ARN: arn('--secret-arn', secretArn),
  DB_NAME: database ?? DEFAULT_DATABASE,
});

/** How the handler reads a database by itself; undefined where the ops function is to be asked. */
export const bareEnvironment = (options: DoctorOptions): OpsEnvironment | undefined => {
  if (options.bare) return localAdmin('--bare');
  const { resourceArn, secretArn, database } = options;
  const isNamed = [resourceArn, secretArn, database].some((value) => value !== undefined);
  return isNamed ? clusterEnvironment(options) : undefined;
};
