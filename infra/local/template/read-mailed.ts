import * as z from 'zod';
import type { TemplateReader } from './template-reader.ts';

const Subscription = z.object({
  Protocol: z.string(),
  Endpoint: z.string().optional(),
  FilterPolicy: z.object({ audience: z.array(z.string()) }).optional(),
});

/** Whom AWS would mail; nothing on this machine does. */
export type MailedAddress = {
  readonly address: string;
  /** Of notices; undefined where alarms go there. */
  readonly audiences: readonly string[] | undefined;
};

export const readMailed = (reader: TemplateReader): readonly MailedAddress[] =>
  reader.logicalIds('AWS::SNS::Subscription').flatMap((logicalId) => {
    const { Protocol, Endpoint, FilterPolicy } = reader.properties(logicalId, Subscription);
    return Protocol === 'email' && Endpoint ? [{ address: Endpoint, audiences: FilterPolicy?.audience }] : [];
  });
