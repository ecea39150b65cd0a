import { type DatabaseFailure, databaseFailure } from '../../../../shared/aws/database-failure.ts';
import { serviceStatus } from '../../../../shared/aws/service-status.ts';

/** What a question got for an answer. A refusal is one too; to get none at all is not, and throws. */
export type Outcome<T> =
  | { readonly kind: 'answered'; readonly answer: T }
  | {
      readonly kind: 'refused';
      /** As the functions would classify it. */
      readonly failure: DatabaseFailure;
      /** Name and message as they came. */
      readonly text: string;
    };

const wasRefused = (error: Error): boolean => {
  const status = serviceStatus(error) ?? 0;
  return status >= 400 && status < 500;
};

/** The transaction id is 128 characters of noise. */
const textOf = ({ name, message }: Error): string =>
  `${name}: ${message.replace(/[A-Za-z0-9+/=_-]{60,}/g, '<id>')}`;

/** Settles a call: answered, or refused by the service or the database. */
export const outcomeOf = async <T>(call: Promise<T>): Promise<Outcome<T>> => {
  try {
    return { kind: 'answered', answer: await call };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (!(cause instanceof Error) || !wasRefused(cause)) throw error;
    return { kind: 'refused', failure: databaseFailure(cause, 'smoke'), text: textOf(cause) };
  }
};

/** For the report: the refusal, or what is said of an answer. */
export const said = <T>(outcome: Outcome<T>, ofAnswer: (answer: T) => string): string =>
  outcome.kind === 'refused' ? outcome.text : ofAnswer(outcome.answer);
