import { inject } from 'vitest';
import { readAssembly } from '../../../infra/local/template/assembly.ts';
import { METRICS } from '../../../shared/domain/metrics.ts';
import type { Usage } from './usage.ts';

const DAYS_PER_MONTH = 30;

const counted = (type: string): number =>
  Object.values(readAssembly(inject('assemblyDirectory')).template.Resources).filter(
    ({ Type }) => Type === type,
  ).length;

/** Of a day, what is there and costs, though nothing happens. */
export const standing = (): Usage => ({
  alarmMonth: counted('AWS::CloudWatch::Alarm') / DAYS_PER_MONTH,
  dashboardMonth: counted('AWS::CloudWatch::Dashboard') / DAYS_PER_MONTH,
  metricMonth: Object.values(METRICS).flatMap(Object.keys).length / DAYS_PER_MONTH,
  secretMonth: counted('AWS::SecretsManager::Secret') / DAYS_PER_MONTH,
  keyMonth: counted('AWS::KMS::Key') / DAYS_PER_MONTH,
});
