const CREDENTIALS =
  'Check the AWS credentials: aws sts get-caller-identity must answer (AWS_PROFILE, aws sso login).';

/** By the name or code of the error; the first pattern that fits. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/ProviderError|UnrecognizedClient|InvalidClientTokenId|ExpiredToken|Signature|MissingAuth/, CREDENTIALS],
  [
    /AccessDenied/,
    'Your IAM identity lacks the permission named above; ask whoever administers the AWS account.',
  ],
  [/Region is missing/, 'Set AWS_REGION, or a profile that has a region (AWS_PROFILE).'],
  [/TooManyRequests|Throttling/, 'Too much runs at once; wait a minute, then run this again.'],
];

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

/** What the SDK threw, in plain words, and what to check. */
export const awsCause = (error: unknown): { readonly cause: string; readonly advice: string | undefined } => {
  if (!(error instanceof Error)) return { cause: String(error), advice: undefined };
  const known = `${error.name} ${codeOf(error)} ${error.message}`;
  const [, advice] = ADVICE.find(([pattern]) => pattern.test(known)) ?? [];
  const name = ['Error', 'AggregateError'].includes(error.name) ? codeOf(error) : error.name;
  const cause = error.message.includes(name) ? error.message : `${name}: ${error.message}`;
  return { cause, advice };
};
