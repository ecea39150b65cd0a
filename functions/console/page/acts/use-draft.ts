import { useState } from 'react';
import { useMe } from '../session/me.ts';
import { hasShape } from './has-shape.ts';

/** Where the browser has no room for it, it lasts as long as the dialog: an older word of it must not come back instead. */
const keep = (key: string, text: string): void => {
  try {
    localStorage.setItem(key, text);
  } catch {
    localStorage.removeItem(key);
  }
};

/** What is no JSON, or of a shape that an older page wrote, is no draft. */
const parsed = <Draft>(kept: string | null, empty: Draft): Draft => {
  if (kept === null) return empty;
  try {
    const draft: unknown = JSON.parse(kept);
    return hasShape(draft, empty) ? (draft as Draft) : empty;
  } catch {
    return empty;
  }
};

/** Kept as it is written, in this browser, for this person: until the act is done it survives whatever happens. */
export const useDraft = <Draft>(of: string, empty: Draft) => {
  const { userId } = useMe();
  const key = `payouts-draft:${userId}:${of}`;
  const [draft, setDraft] = useState<Draft>(() => parsed(localStorage.getItem(key), empty));
  return {
    draft,
    write: (next: Draft) => {
      keep(key, JSON.stringify(next));
      setDraft(next);
    },
    clear: () => {
      localStorage.removeItem(key);
      setDraft(empty);
    },
  };
};
