import * as z from 'zod';
import type { TemplateReader } from './template-reader.ts';

const Properties = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.object({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().optional(),
    DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
  }),
});

export type ScheduleDefinition = {
  readonly name: string;
  readonly logicalId: string;
  readonly arn: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly enabled: boolean;
  readonly targetArn: string;
  readonly roleArn: string;
  readonly input: string | undefined;
  readonly deadLetterArn: string | undefined;
};

export const readSchedules = (reader: TemplateReader): readonly ScheduleDefinition[] =>
  reader.logicalIds('AWS::Scheduler::Schedule').map((logicalId) => {
    const found = reader.properties(logicalId, Properties);
    return {
      name: reader.ref(logicalId),
      logicalId,
      arn: reader.attribute(logicalId, 'Arn'),
      expression: found.ScheduleExpression,
      timeZone: found.ScheduleExpressionTimezone,
      enabled: found.State === 'ENABLED',
      targetArn: found.Target.Arn,
      roleArn: found.Target.RoleArn,
      input: found.Target.Input,
      deadLetterArn: found.Target.DeadLetterConfig?.Arn,
    };
  });
