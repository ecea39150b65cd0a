import type { InboxBody } from '../../../../shared/events/inbox-body.ts';
import { reads } from './queries.ts';

/** What waits: the inbox itself, and its number beside the name of the screen. */
export const inboxQuery = reads<InboxBody>('/api/inbox');
