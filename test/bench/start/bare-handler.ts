import {
  ExecuteStatementCommand,
  type ExecuteStatementCommandInput,
  RDSDataClient,
} from '@aws-sdk/client-rds-data';

/** The least that a function could be that asks the database: what it takes to start, each of ours takes at least. */
const client = new RDSDataClient({});
export const handler = (input: ExecuteStatementCommandInput) =>
  client.send(new ExecuteStatementCommand(input));
