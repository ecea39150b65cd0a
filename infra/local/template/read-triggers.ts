import * as z from 'zod';
import type { TemplateReader } from './template-reader.ts';

const Properties = z.object({ HandlerArn: z.string() });

/** The functions a deployment invokes by itself, in the template's order. */
export const readTriggers = (reader: TemplateReader): readonly string[] =>
  reader
    .logicalIds('Custom::Trigger')
    .map((logicalId) => reader.properties(logicalId, Properties).HandlerArn);
