import { Command } from 'commander';
import { CLI } from '../../../shared/domain/basics/cli.ts';
import { Diagnosis } from '../../../shared/events/diagnosis.ts';
import { answerHere, type OpsEnvironment } from '../ops/answer-here.ts';
import { askOps, type OpsRequest } from '../ops/ask-ops.ts';
import { readAnswer } from '../ops/read-answer.ts';
import { awsCause } from '../target/aws-cause.ts';
import { CliFailure } from '../terminal/cli-failure.ts';
import { EndsWith } from '../terminal/ends-with.ts';
import { requestedBy } from '../terminal/requested-by.ts';
import { strictOption } from '../terminal/strict-option.ts';
import { bareEnvironment } from './bare-environment.ts';
import { diagnosisLines } from './diagnosis-lines.ts';
import { DOCTOR_OPTIONS, type DoctorOptions } from './doctor-options.ts';
import { localAdmin } from './local-admin.ts';

const FINDINGS = 3;

const HELP = `
Reads only. Before the first deployment there is no ops function yet: name cluster and secret, and the terminal itself
examines the database. The admin's secret shows the grants of every account, another secret its own.

Examples:
  ${CLI} doctor
  ${CLI} doctor --resource-arn=arn:aws:rds:ap-south-1:111122223333:cluster:company --secret-arn=arn:aws:secretsmanager:…
  ${CLI} doctor --local --json
  ${CLI} doctor --invariants

Exit codes:
  0  nothing wrong; notes do not count
  1  the command is wrong; nothing was read
  2  the database could not be examined; the message says what to do
  3  something is wrong, or there is a warning; with --invariants also where one could not be examined`;

const examineHere = async (environment: OpsEnvironment, request: OpsRequest): Promise<string> => {
  try {
    return await answerHere(environment, request);
  } catch (error) {
    const { name, message } = error as Error;
    const { advice } = awsCause(error);
    throw new CliFailure(name, message, advice ? [advice] : []);
  }
};

/** The ops function's user does not see all. Locally the terminal holds the admin's secret, and looks itself. */
const diagnose = async (options: DoctorOptions): Promise<string> => {
  const { invariants, local } = options;
  const request = { command: 'doctor', args: invariants ? { invariants } : {}, actor: requestedBy() };
  const environment = bareEnvironment(options);
  if (environment) return examineHere(environment, request);
  const json = await askOps(options, request);
  const { notChecked } = readAnswer(Diagnosis, json);
  return local && notChecked.length > 0 ? examineHere(localAdmin('--local'), request) : json;
};

/** What must hold and was not looked at, does not count as holding; of the rest, the terminal says what it did not see. */
const isClean = ({ findings, notChecked }: Diagnosis, { invariants }: DoctorOptions): boolean =>
  findings.every(({ severity }) => severity === 'information') && !(invariants && notChecked.length > 0);

/** payouts doctor */
export const doctorCommand = (): Command => {
  const command = new Command('doctor')
    .description(
      'examine the database, before a migration and any time after: what was paid twice, what is not as it must be',
    )
    .usage('[options]')
    .allowExcessArguments(false)
    .addHelpText('after', HELP)
    .action(async (options: DoctorOptions) => {
      const json = await diagnose(options);
      const diagnosis = readAnswer(Diagnosis, json);
      process.stdout.write(`${options.json ? json : diagnosisLines(diagnosis).join('\n')}\n`);
      if (!isClean(diagnosis, options)) throw new EndsWith(FINDINGS);
    });
  for (const { flags, description, conflicts } of DOCTOR_OPTIONS) {
    command.addOption(strictOption(flags, description).conflicts([...conflicts]));
  }
  return command;
};
