import type { PayoutStack } from './payout-stack.ts';

/** A line of a function's log that is JSON. */
// biome-ignore lint/suspicious/noExplicitAny: tests read lines of every shape; their assertions are the check
export type LogLine = Readonly<Record<string, any>>;

/** What the function has written since the mark, line by line. */
export const logSince = ({ stack }: Pick<PayoutStack, 'stack'>, functionName: string, mark = 0): string[] =>
  stack.lambda.logs(functionName).slice(mark).split('\n').filter(Boolean);

export const jsonLines = (lines: readonly string[]): LogLine[] =>
  lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));

/** The lines that CloudWatch reads as metrics. */
export const metricLines = (lines: readonly string[]): LogLine[] =>
  jsonLines(lines).filter((line) => line['_aws'] !== undefined);

/** Every metric with its value, as CloudWatch would take it from the lines. */
export const metricsIn = (lines: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    metricLines(lines).flatMap((line) => {
      const [{ Metrics }] = line['_aws'].CloudWatchMetrics;
      return Metrics.map(({ Name }: { Name: string }) => [Name, line[Name]]);
    }),
  );
