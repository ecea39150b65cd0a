import type { Answer } from '../../../support/payout-stack.ts';
import type { Company } from '../company.ts';

/** As Scheduler or another function invokes: what fails, Lambda itself tries twice more. The answer to the last attempt. */
export const invokeAsync = async (
  { stack }: Company,
  functionName: string,
  payload: unknown,
): Promise<Answer> => {
  const { result } = await stack.lambda.invokeAsync(functionName, JSON.stringify(payload));
  return JSON.parse(result.payload);
};
