/** What each stream that is of no batch is the record of. */
const WORDS: Readonly<Record<string, string>> = {
  approvers: 'Who may do what',
  exports: 'Files that people took away',
  holds: 'What was held, and lifted',
  offers: 'What waited for another admin',
  restored: 'Restores from a backup',
  run: 'Runs that made no batch',
  settings: 'Changes of settings',
};

type Stream = { readonly stream: string; readonly batch: { readonly batchReference: string } | null };

/** What people call it: a batch by its reference, another by what it records; what nobody knows, by its name. */
export const streamWords = ({ stream, batch }: Stream): string =>
  batch?.batchReference ?? WORDS[stream] ?? stream;
