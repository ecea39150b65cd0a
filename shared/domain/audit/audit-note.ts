import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { AuditDetail, AuditFact } from './audit-event.ts';

/** What somebody wrote, as it lies beside the event. */
export type SaltedNote = {
  readonly field: string;
  /** Without it, words as short as "ok" would be guessed from the hash that stays when they are erased. */
  readonly salt: string;
  readonly text: string;
};

const noteHash = ({ salt, text }: SaltedNote): string =>
  createHash('sha256').update(`${salt}${text}`).digest('hex');

/** The words of a fact, to lie beside its event; undefined where nobody wrote any. */
export const saltedNote = ({ note }: AuditFact, salt: string): SaltedNote | undefined =>
  note?.text ? { field: note.field, salt, text: note.text } : undefined;

/** The detail as it is chained: in place of the words their hash, or null where nobody wrote any. */
export const detailWithHash = ({ detail, note }: AuditFact, salted: SaltedNote | undefined): AuditDetail =>
  note ? { ...detail, [note.field]: salted ? { sha256: noteHash(salted) } : null } : detail;

const NoteHash = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** What somebody has tampered with may be no JSON any more. */
const fieldsOf = (detail: string): [string, unknown][] => {
  try {
    return Object.entries(JSON.parse(detail) ?? {});
  } catch {
    return [];
  }
};

/** The hashes that a stored detail holds of words, by field; events of before have the words themselves there. */
export const noteHashesIn = (detail: string): ReadonlyMap<string, string> =>
  new Map(
    fieldsOf(detail).flatMap(([field, value]) => {
      const { data } = NoteHash.safeParse(value);
      return data ? [[field, data.sha256] as const] : [];
    }),
  );
