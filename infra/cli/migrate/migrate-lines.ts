import { agree } from '../../../shared/domain/basics/agree.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import type { Adoption, EntitledSignIn, MigrateAnswer } from '../../../shared/events/migrate-command.ts';

const adoptionLines = ({ batches, items, reopened, unanswered }: Adoption, doctor: string): string[] => {
  if (batches === 0) return ['Adopted nothing: no batch of the old script is left to take in.'];
  const reopenedLine = `  ${counted(reopened, 'draft awaits', 'drafts await')} approval.`;
  const unansweredLine = `  ${counted(unanswered, 'batch was', 'batches were')} in processing on the old page: the bank may have paid ${agree(unanswered, 'it', 'them')}. Nobody can decide on ${agree(unanswered, 'it', 'them')} until finance says what the bank did (POST /api/batches/<id>/adopted-answer); the doctor names ${agree(unanswered, 'it', 'them')} (adopted_unanswered).`;
  return [
    `Adopted ${counted(batches, 'batch', 'batches')} of the old script, ${counted(items, 'item')} for the first time.`,
    ...(reopened > 0 ? [reopenedLine] : []),
    ...(unanswered > 0 ? [unansweredLine] : []),
    `  What was paid twice, and what can no longer be: ${doctor}`,
  ];
};

const entitledLines = (entitled: readonly EntitledSignIn[] = []): string[] =>
  entitled.length === 0
    ? []
    : [
        `Put on record as ${agree(entitled.length, 'it stands', 'they stand')}: ${counted(entitled.length, 'entitlement')} of which the audit trail said something else, or nothing. Look at each; from now on one counts only as its last event says:`,
        ...entitled.map(
          ({ userId, subject, roles, active }) =>
            `  user ${userId} (${subject}): ${active ? roles.join(', ') : 'not active'}`,
        ),
      ];

/** What a migration did, for people; `doctor` is the command that examines the same database. */
export const migrateLines = (answer: MigrateAnswer, doctor: string): string[] => {
  const schema =
    answer.applied === undefined
      ? []
      : [
          answer.applied.length > 0
            ? `Applied ${answer.applied.join(', ')}.`
            : 'The schema is of this version.',
        ];
  const users = answer.users === undefined ? [] : [`Database users: ${answer.users.join(', ')}.`];
  return [...schema, ...entitledLines(answer.entitled), ...adoptionLines(answer.adopted, doctor), ...users];
};
