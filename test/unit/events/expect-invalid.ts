import { expect } from 'vitest';
import { InvalidInput } from '../../../shared/domain/basics/failures.ts';
import type { PayoutRequest } from '../../../shared/domain/runs/payout-request.ts';
import { parsePayoutRequest } from '../../../shared/events/parse-payout-request.ts';

export const parse = (payload: unknown): PayoutRequest => parsePayoutRequest(payload, 'request-1');

export const expectInvalid = (payload: unknown, message: string): void => {
  expect(() => parse(payload)).toThrow(InvalidInput);
  expect(() => parse(payload)).toThrow(message);
};
