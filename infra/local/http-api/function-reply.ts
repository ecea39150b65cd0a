import * as z from 'zod';
import type { InvocationResult } from '../lambda/invocation.ts';
import { GatewayRefusal } from './gateway-refusal.ts';

export type HttpReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
};

const HeaderValue = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const Structured = z.object({
  statusCode: z.int().min(200).max(599),
  headers: z.record(z.string(), HeaderValue).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/** API Gateway measures and frames the answer itself. */
const framing = ['content-length', 'transfer-encoding', 'connection'];

const structuredReply = (answer: unknown): HttpReply => {
  const parsed = Structured.safeParse(answer);
  if (!parsed.success) throw new GatewayRefusal(500);
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...Object.fromEntries(named.filter(([name]) => !framing.includes(name))),
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
};

/** What the function returned, as HTTP. Without a statusCode all of it is the body, and all is well. */
export const functionReply = ({ functionError, payload }: InvocationResult): HttpReply => {
  if (functionError) throw new GatewayRefusal(500);
  const answer: unknown = JSON.parse(payload);
  if (typeof answer === 'object' && answer !== null && 'statusCode' in answer) return structuredReply(answer);
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(typeof answer === 'string' ? answer : payload),
  };
};
