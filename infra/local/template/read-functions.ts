import * as z from 'zod';
import type { Assembly } from './assembly.ts';
import { functionNames } from './function-names.ts';
import type { TemplateReader } from './template-reader.ts';

const Properties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Role: z.string(),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  ReservedConcurrentExecutions: z.coerce.number().optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
});

export type FunctionDefinition = {
  readonly name: string;
  readonly logicalId: string;
  readonly arn: string;
  readonly codeDirectory: string;
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly reservedConcurrency: number | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly roleArn: string;
};

export const readFunctions = (reader: TemplateReader, assembly: Assembly): readonly FunctionDefinition[] =>
  [...functionNames(assembly.template.Outputs)].map(([logicalId, name]) => {
    const found = reader.properties(logicalId, Properties);
    return {
      name,
      logicalId,
      arn: reader.attribute(logicalId, 'Arn'),
      codeDirectory: assembly.assetDirectory(found.Code.S3Key),
      handler: found.Handler,
      timeoutSeconds: found.Timeout,
      memoryMegabytes: found.MemorySize,
      reservedConcurrency: found.ReservedConcurrentExecutions,
      environment: found.Environment?.Variables ?? {},
      roleArn: found.Role,
    };
  });
