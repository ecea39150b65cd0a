import * as z from 'zod';
import { IdColumn } from '../columns.ts';

/** A JSON list; what is none keeps nobody from being asked. */
const userIdsIn = (text: string | null): string[] | null => {
  try {
    return z.array(IdColumn).parse(JSON.parse(text ?? 'null'));
  } catch {
    return null;
  }
};

export const PaidApproversColumn = z.string().nullable().transform(userIdsIn);
