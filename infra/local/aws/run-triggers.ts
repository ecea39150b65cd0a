import type { LambdaHost } from '../lambda/start-lambda-host.ts';

/** Invokes what a deployment would invoke (Custom::Trigger); a failure there rolls the deployment back, here it throws. */
export const runTriggers = async (
  lambda: Pick<LambdaHost, 'invoke'>,
  functionArns: readonly string[],
): Promise<void> => {
  for (const functionArn of functionArns) {
    const { functionError, payload } = await lambda.invoke(functionArn, {});
    if (functionError) throw new Error(`${functionArn} failed, as it would at deploy: ${payload}`);
  }
};
