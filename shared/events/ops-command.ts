import * as z from 'zod';
import { InvalidInput } from '../domain/basics/failures.ts';
import { quoteValue } from '../domain/basics/quote-value.ts';
import { freeText } from './api-values.ts';
import { AddApprover, RemoveApprover } from './approvers-command.ts';
import { AuditArgs } from './audit-answer.ts';
import { EraseNote } from './erase-note-command.ts';
import { invalidInput, nearestWord } from './invalid-input.ts';
import { NightlyArgs } from './nightly-check.ts';
import { GetSettings, SetSettings, SettingsHistoryArgs } from './settings-command.ts';

const NoArgs = z.strictObject({});

/** `invariants`: only what must hold at every moment. */
const DoctorArgs = z.strictObject({ invariants: z.literal(true, { error: 'expected true' }).optional() });

/** What operators may ask of the ops function, by its name, and the arguments each takes. */
export const OPS_ARGS = {
  'audit.verify': AuditArgs,
  'audit.erase-note': EraseNote,
  doctor: DoctorArgs,
  'nightly.check': NightlyArgs,
  status: NoArgs,
  'settings.get': GetSettings,
  'settings.set': SetSettings,
  'settings.history': SettingsHistoryArgs,
  'approvers.list': NoArgs,
  'approvers.add': AddApprover,
  'approvers.remove': RemoveApprover,
  restored: NoArgs,
} as const;

/** Those that change something: they are told why. */
const CHANGES = [
  'audit.erase-note',
  'settings.set',
  'approvers.add',
  'approvers.remove',
  'restored',
] as const;

export type OpsCommandName = keyof typeof OPS_ARGS;
export type OpsArgs<Name extends OpsCommandName> = z.infer<(typeof OPS_ARGS)[Name]>;
type ReasonOf<Name extends OpsCommandName> = Name extends (typeof CHANGES)[number]
  ? string
  : string | undefined;

/** Recorded behind "unverified: ", in a column of 190 characters. */
export const ACTOR_MAX = 178;

/** Why an actor is refused. */
export const actorError = `expected who asks, in 1 to ${ACTOR_MAX} characters without control characters`;

/** The envelope of every command. The actor is as stated by the caller; CloudTrail knows who invoked. */
export const OpsEnvelope = z.strictObject({
  command: z.string({ error: 'expected the name of a command' }),
  args: z.unknown(),
  /** Required by commands that change something. */
  reason: freeText(1, 500, 'why').optional(),
  actor: z
    .string({ error: actorError })
    .trim()
    .regex(/^[^\p{Cc}\p{Cs}]+$/u, { error: actorError })
    .max(ACTOR_MAX, actorError),
});

export type OpsCommandOf<Name extends OpsCommandName> = {
  readonly command: Name;
  readonly args: OpsArgs<Name>;
  readonly reason: ReasonOf<Name>;
  readonly actor: string;
};
export type OpsCommand = { [Name in OpsCommandName]: OpsCommandOf<Name> }[OpsCommandName];

const isCommand = (name: string): name is OpsCommandName => Object.hasOwn(OPS_ARGS, name);

const parseName = (name: string): OpsCommandName => {
  if (isCommand(name)) return name;
  const known = Object.keys(OPS_ARGS);
  const nearest = nearestWord(name, known);
  const hint = nearest ? `did you mean ${nearest}?` : `expected one of ${known.join(', ')}`;
  throw new InvalidInput(`command is ${quoteValue(name)}: ${hint}`);
};

const changes = (name: OpsCommandName): boolean => CHANGES.some((each) => each === name);

/** What the ops function was sent, checked. Throws InvalidInput naming field, value and expectation. */
export const parseOpsCommand = (payload: unknown): OpsCommand => {
  const envelope = OpsEnvelope.safeParse(payload);
  if (!envelope.success) throw invalidInput(envelope.error, payload, Object.keys(OpsEnvelope.shape));
  const { args = {}, reason, actor } = envelope.data;
  const command = parseName(envelope.data.command);
  const schema = OPS_ARGS[command];
  const parsed = schema.safeParse(args);
  if (!parsed.success) throw invalidInput(parsed.error, args, Object.keys(schema.shape));
  if (reason === undefined && changes(command))
    throw new InvalidInput('reason is missing: expected why, in 1 to 500 characters');
  // The schema of a command is the one its name stands at; of that pairing TypeScript keeps no track.
  return { command, args: parsed.data, reason, actor } as OpsCommand;
};
