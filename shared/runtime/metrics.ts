import { Metrics } from '@aws-lambda-powertools/metrics';
import { METRICS, type Measures, type MetricService, type MetricUnit } from '../domain/metrics.ts';

/** Of which moment and which work the measures speak. */
export type MeasuredAbout = {
  /** The minute they belong to. Lambda dates its own metrics by the start of an invocation; sums with those need ours there too. @default - now */
  readonly at?: Date;
  /** Stands in the line for whoever searches the log; no dimension. */
  readonly keys?: Readonly<Record<string, string>>;
};

export type EmitMeasures<Service extends MetricService> = (
  measures: Measures<Service>,
  about?: MeasuredAbout,
) => void;

/**
 * Emits the metrics of one function: a line in its log that CloudWatch reads, so the database need not live for it.
 * Namespace and service come from the POWERTOOLS_* environment. One call is one line; none of it waits for another.
 */
export const emitterOf = <Service extends MetricService>(service: Service): EmitMeasures<Service> => {
  const metrics = new Metrics();
  const units: Readonly<Record<string, MetricUnit>> = METRICS[service];
  return (measures, { at, keys = {} } = {}) => {
    for (const [name, value = 0] of Object.entries<number | undefined>(measures)) {
      metrics.addMetric(name, units[name] ?? 'None', value);
    }
    for (const [name, value] of Object.entries(keys)) metrics.addMetadata(name, value);
    if (at) metrics.setTimestamp(at);
    metrics.publishStoredMetrics();
  };
};
