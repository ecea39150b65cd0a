import type { Adoption, MigrateAnswer } from '../../../shared/events/migrate-command.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const adoptionLines = ({ batches, items, reopened }: Adoption): string[] => {
  if (batches === 0) return ['Adopted nothing: every batch of the old script was taken in before.'];
  const reopenedLine = `  ${counted(reopened, 'batch that was a draft or in processing awaits', 'batches that were drafts or in processing await')} approval again; how each stood is in its event.`;
  return [
    `Adopted ${counted(batches, 'batch', 'batches')} of the old script, ${counted(items, 'item', 'items')} for the first time.`,
    ...(reopened > 0 ? [reopenedLine] : []),
    '  What was paid twice, and what can no longer be: npx payouts doctor',
  ];
};

/** What a migration did, for people. */
export const migrateLines = (answer: MigrateAnswer): string[] => {
  const schema =
    answer.applied === undefined
      ? []
      : [
          answer.applied.length > 0
            ? `Applied ${answer.applied.join(', ')}.`
            : 'The schema is of this version.',
        ];
  const users = answer.users === undefined ? [] : [`Database users: ${answer.users.join(', ')}.`];
  return [...schema, ...adoptionLines(answer.adopted), ...users];
};
