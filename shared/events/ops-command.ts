import * as z from 'zod';
import { InvalidInput } from '../domain/failures.ts';
import { quoteValue } from '../domain/quote-value.ts';
import { AuditArgs } from './audit-answer.ts';
import { invalidInput } from './invalid-input.ts';

const NoArgs = z.strictObject({}).default({});

/** What operators may ask of the ops function, by its name, and the arguments each takes. */
export const OPS_ARGS = {
  'audit.verify': AuditArgs,
  doctor: NoArgs,
  status: NoArgs,
} as const;

export type OpsCommandName = keyof typeof OPS_ARGS;
export type OpsArgs<Name extends OpsCommandName> = z.infer<(typeof OPS_ARGS)[Name]>;

const actorError = 'expected who asks, in 1 to 190 characters without control characters';
const reasonError = 'expected why, in 1 to 500 characters';

/** The envelope of every command. The actor is as stated by the caller; CloudTrail knows who invoked. */
export const OpsEnvelope = z.strictObject({
  command: z.string({ error: 'expected the name of a command' }),
  args: z.unknown(),
  /** Required by commands that change something. */
  reason: z.string({ error: reasonError }).trim().min(1, reasonError).max(500, reasonError).optional(),
  actor: z
    .string({ error: actorError })
    .trim()
    .regex(/^[^\p{Cc}\p{Cs}]{1,190}$/u, { error: actorError }),
});

export type OpsCommand = {
  [Name in OpsCommandName]: {
    readonly command: Name;
    readonly args: OpsArgs<Name>;
    readonly reason: string | undefined;
    readonly actor: string;
  };
}[OpsCommandName];

const isCommand = (name: string): name is OpsCommandName => Object.hasOwn(OPS_ARGS, name);

/** What the ops function was sent, checked. Throws InvalidInput naming field, value and expectation. */
export const parseOpsCommand = (payload: unknown): OpsCommand => {
  const envelope = OpsEnvelope.safeParse(payload);
  if (!envelope.success) throw invalidInput(envelope.error, payload, Object.keys(OpsEnvelope.shape));
  const { command, args, reason, actor } = envelope.data;
  if (!isCommand(command)) {
    throw new InvalidInput(
      `command is ${quoteValue(command)}: expected one of ${Object.keys(OPS_ARGS).join(', ')}`,
    );
  }
  const schema = OPS_ARGS[command];
  const parsed = schema.safeParse(args);
  if (!parsed.success) throw invalidInput(parsed.error, args, Object.keys(schema.def.innerType.shape));
  // The compiler cannot see that the arguments are those of this command's schema.
  return { command, args: parsed.data, reason, actor } as OpsCommand;
};
