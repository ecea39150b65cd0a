import { expect } from 'vitest';
import type { ApiResponse } from '../../support/api-client.ts';

/** What was answered to something that is allowed. */
export const told = async (asked: Promise<ApiResponse>): Promise<ApiResponse['body']> => {
  const { status, text, body } = await asked;
  expect(status, text).toBeLessThan(300);
  return body;
};
