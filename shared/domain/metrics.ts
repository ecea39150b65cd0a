/** As CloudWatch names them; None where a number is of no unit it knows. */
export type MetricUnit = 'Count' | 'Milliseconds' | 'None' | 'Seconds';

/**
 * What each function measures, and in which unit: one list for the code that emits, the alarms and the dashboard.
 * Metrics are for looking at; no amount is ever paid by one.
 */
export const METRICS = {
  payout: {
    /** How a real run ended: one of these is 1. */
    RunCreated: 'Count',
    RunSkipped: 'Count',
    RunRepeated: 'Count',
    RunFailed: 'Count',
    /** Refused to a caller who was told why (InvalidInput, RunKeyReused, RunInProgress): an error to Lambda, no failure of the payout. */
    RunRefused: 'Count',
    RunDuration: 'Milliseconds',
    /** Of a created batch. */
    Records: 'Count',
    AmountRupees: 'None',
    /** What the usual window leaves behind; not measured by runs by hand with a window start of their own. */
    StrandedCommissions: 'Count',
    StrandedRupees: 'None',
    /** By how many they are more than at the last such run. */
    NewlyStranded: 'Count',
  },
  notice: {
    /** Age of the oldest notice that should have been sent; 0 when none waits. */
    OutboxAgeSeconds: 'Seconds',
    OutboxGivenUp: 'Count',
    /** 1 or 0. */
    RunOverdue: 'None',
    /** Runs that ended without a word, and were not made up for. */
    DiedRuns: 'Count',
    /** 1 while somebody is to become an admin because nobody is left to confirm it, else 0. */
    EmergencyOffered: 'None',
    /** How many of the newest events that are kept outside the database lacks; 0 unless a backup was restored. */
    DatabaseBehind: 'Count',
    /** 1 where what was recorded could not be kept outside in this minute, else 0. */
    NotKept: 'None',
  },
  ops: {
    /** What the nightly check has found so far, in this night. */
    NightlyFindings: 'Count',
    /** 1 once it has looked at everything. */
    NightlyChecked: 'Count',
    /** Audiences of notices that nobody has confirmed to hear. */
    AudiencesUnheard: 'Count',
  },
} as const satisfies Record<string, Record<string, MetricUnit>>;

export type MetricService = keyof typeof METRICS;
/** Every metric of a function, by name. */
export type MetricName<Service extends MetricService> = keyof (typeof METRICS)[Service] & string;

/** Some of the metrics of a function, with their values. */
export type Measures<Service extends MetricService> = { readonly [Name in MetricName<Service>]?: number };
