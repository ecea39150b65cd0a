import * as z from 'zod';
import type { TemplateReader } from './template-reader.ts';

const Properties = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.coerce.number().default(2),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
});

/** What Lambda does with an event nobody waits for. */
export type AsyncConfig = {
  readonly functionName: string;
  readonly maximumRetryAttempts: number;
  readonly onFailureArn: string | undefined;
};

export const readAsyncConfigs = (reader: TemplateReader): readonly AsyncConfig[] =>
  reader.logicalIds('AWS::Lambda::EventInvokeConfig').map((logicalId) => {
    const found = reader.properties(logicalId, Properties);
    return {
      functionName: found.FunctionName,
      maximumRetryAttempts: found.MaximumRetryAttempts,
      onFailureArn: found.DestinationConfig?.OnFailure?.Destination,
    };
  });
