import * as z from 'zod';
import { Id } from '../../../shared/events/api-values.ts';

/** The user that the path names. */
export const PersonParams = z.strictObject({ userId: Id });
