import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/** Resolves once Lambda has taken the payload, which only a 202 says; another answer did not come from it. */
export const invokeLater = async (
  client: LambdaClient,
  FunctionName: string,
  payload: unknown,
): Promise<void> => {
  const Payload = JSON.stringify(payload);
  const { StatusCode } = await client.send(
    new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload }),
  );
  if (StatusCode !== 202) throw new Error(`Lambda answered ${StatusCode} to an event: expected 202`);
};
