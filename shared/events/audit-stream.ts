import * as z from 'zod';
import {
  APPROVERS_STREAM,
  batchStream,
  EXPORTS_STREAM,
  HOLDS_STREAM,
  OFFERS_STREAM,
  RUN_STREAM,
  SETTINGS_STREAM,
} from '../domain/audit/streams.ts';

const NAMES = [
  batchStream(String.raw`[1-9]\d{0,19}`),
  RUN_STREAM,
  SETTINGS_STREAM,
  APPROVERS_STREAM,
  HOLDS_STREAM,
  EXPORTS_STREAM,
  OFFERS_STREAM,
];

/** The name of a stream of the audit trail. */
export const AuditStream = z.string().regex(new RegExp(`^(${NAMES.join('|')})$`), {
  error: 'expected the name of a stream: batch-<id>, run, settings, approvers, holds, exports or offers',
});
