import { describe, expect, it } from 'vitest';
import { METRICS } from '../../shared/domain/metrics.ts';
import { findResource } from './find-resource.ts';
import { synthStack } from './synth-stack.ts';

const { template } = synthStack();
const { properties } = findResource(template, 'AWS::CloudWatch::Dashboard', 'MonitoringDashboard');

/** The text as CloudFormation would join it; what a resource would be called is its logical id. */
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::Join': joined, 'Fn::GetAtt': attribute } = value as Record<string, unknown[]>;
  if (joined) return (joined[1] as unknown[]).map(textOf).join(String(joined[0]));
  return String(Ref ?? attribute?.join('.'));
};

type Widget = {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  // biome-ignore lint/suspicious/noExplicitAny: each type of widget has properties of its own
  readonly properties: any;
};

const body: { widgets: Widget[]; start: string } = JSON.parse(textOf(properties.DashboardBody));
const idsOf = (type: string) => Object.keys(template.findResources(type));
const functions = ['Payout', 'Approval', 'Worker', 'Notice', 'Ops', 'Migrate', 'Console'].map(
  (name) => findResource(template, 'AWS::Lambda::Function', `${name}LambdaFunction`).id,
);

/** [namespace, name, dimension, value, …] of every line that is drawn; "." repeats what stands above. */
const drawn = body.widgets.flatMap((widget) => {
  let above: string[] = [];
  return (widget.properties.metrics ?? []).map((metric: unknown[]) => {
    above = metric
      .filter((part) => typeof part === 'string')
      .map((part, at) => (part === '.' ? (above[at] ?? '') : part));
    return above;
  });
}) as string[][];

describe('the dashboard', () => {
  it('has the name of the stack, and an output that leads there', () => {
    expect(properties.DashboardName).toBe('mlm-payouts-trial');
    const { DashboardUrl } = template.findOutputs('DashboardUrl');
    expect(textOf(DashboardUrl?.['Value'])).toBe(
      'https://AWS::Region.console.aws.amazon.com/cloudwatch/home?region=AWS::Region#dashboards/dashboard/mlm-payouts-trial',
    );
  });

  it('looks back thirty days', () => {
    expect(body.start).toBe('-P30D');
  });

  it('draws only what a function emits, or what AWS publishes of our own resources', () => {
    const published: Record<string, { names: string[]; of: string[] }> = {
      'AWS/Lambda': { names: ['Errors', 'Throttles'], of: functions },
      'AWS/ApiGateway': {
        names: ['Count', '4xx', '5xx', 'Latency'],
        of: idsOf('AWS::ApiGatewayV2::Api'),
      },
      'AWS/SQS': {
        names: ['ApproximateNumberOfMessagesVisible'],
        of: idsOf('AWS::SQS::Queue').map((id) => `${id}.QueueName`),
      },
      'MlmPayouts/mlm-payouts-trial': {
        names: Object.values(METRICS).flatMap((names) => Object.keys(names)),
        of: Object.keys(METRICS),
      },
    };
    expect(drawn.length).toBeGreaterThan(20);
    for (const [namespace = '', name, , of] of drawn) {
      expect(Object.keys(published)).toContain(namespace);
      expect(published[namespace]?.names).toContain(name);
      expect(published[namespace]?.of).toContain(of);
    }
  });

  it('shows all that is emitted, by the function that emits it', () => {
    const shown = new Set(drawn.map(([, name, , of]) => `${of} ${name}`));
    for (const [service, names] of Object.entries(METRICS)) {
      for (const name of Object.keys(names)) expect(shown).toContain(`${service} ${name}`);
    }
  });

  it('shows errors and throttles of every function, and every queue', () => {
    const shown = new Set(drawn.map(([, name, , of]) => `${name} ${of}`));
    for (const id of functions) {
      expect(shown).toContain(`Errors ${id}`);
      expect(shown).toContain(`Throttles ${id}`);
    }
    for (const id of idsOf('AWS::SQS::Queue')) {
      expect(shown).toContain(`ApproximateNumberOfMessagesVisible ${id}.QueueName`);
    }
  });

  it('shows what the API is asked, what it refuses, where it fails, and how long it takes', () => {
    const shown = drawn.filter(([namespace]) => namespace === 'AWS/ApiGateway').map(([, name]) => name);
    expect(shown).toEqual(['Count', '4xx', '5xx', 'Latency', 'Latency']);
  });

  it('shows the state of every alarm', () => {
    const [alarms] = body.widgets.filter(({ type }) => type === 'alarm');
    expect(alarms?.properties.alarms.toSorted()).toEqual(
      idsOf('AWS::CloudWatch::Alarm')
        .map((id) => `${id}.Arn`)
        .toSorted(),
    );
  });

  it('begins with large numbers, and says beside the alarms what to do', () => {
    const first = body.widgets.filter(({ y }) => y === 0);
    expect(first.map(({ properties: { view } }) => view)).toEqual(Array(4).fill('singleValue'));
    const [text] = body.widgets.filter(({ type }) => type === 'text');
    expect(text?.properties.markdown).toContain('`infra/cli/payouts status`');
    expect(text?.properties.markdown).toContain('--stack mlm-payouts-trial');
  });

  it('lists the last runs out of the log of the payout function', () => {
    const [log] = body.widgets.filter(({ type }) => type === 'log');
    const logs = findResource(template, 'AWS::Logs::LogGroup', 'PayoutLambdaLogs');
    expect(log?.properties.query).toMatch(new RegExp(`^SOURCE '${logs.id}'`));
    expect(log?.properties.query).toContain("filter message = 'payout run ended'");
  });

  it('fills its rows: 24 columns each', () => {
    const rows = Map.groupBy(body.widgets, ({ y }) => y);
    for (const row of rows.values()) expect(row.reduce((sum, { width }) => sum + width, 0)).toBe(24);
  });
});
