import { post, type RefusedRequest } from './refused-request.ts';

const settings =
  (body: unknown): RefusedRequest[1] =>
  ({ as }) =>
    as.adi.put('/api/settings', body);

export const REFUSED_CHANGES: readonly RefusedRequest[] = [
  // Runs.
  ['a real run by a viewer', post('vani', '/api/runs', {}), 'not-entitled', /^This takes the role operator/],
  [
    'a run for somebody else',
    post('om', '/api/runs', { requestedBy: 'asha' }),
    'invalid-input',
    /^"requestedBy" is not a known key: expected one of dryRun, force/,
  ],
  [
    'a run of the schedule',
    post('om', '/api/runs', { trigger: 'schedule', scheduleName: 'x' }),
    'invalid-input',
    /^"trigger" is not a known key/,
  ],
  [
    'a run with the flag of the terminal',
    post('om', '/api/runs', { 'dry-run': true }),
    'invalid-input',
    /^"dry-run" is not a known key: did you mean dryRun\?$/,
  ],
  [
    'a run with a text for a flag',
    post('om', '/api/runs', { force: 'yes' }),
    'invalid-input',
    /^force is "yes": expected true or false$/,
  ],
  [
    'a run for no approvals',
    post('om', '/api/runs', { requiredApprovals: 0 }),
    'invalid-input',
    /^requiredApprovals is 0: expected a whole number from 1 to 50$/,
  ],
  [
    'a run for money as a number',
    post('om', '/api/runs', { minAmount: 5 }),
    'invalid-input',
    /^minAmount is 5: expected a decimal string/,
  ],
  [
    'a run of a day that is none',
    post('om', '/api/runs', { dateFrom: '2026-02-30' }),
    'invalid-input',
    /^dateFrom is "2026-02-30": expected a date YYYY-MM-DD/,
  ],
  [
    'a run of an instant as long as a book',
    post('om', '/api/runs', { dateFrom: `2026-01-01T00:00:00.${'0'.repeat(70_000)}Z` }),
    'invalid-input',
    /^dateFrom is "2026-01-01T00:00:00\.0+…: expected a date/,
  ],
  [
    'a run without a body',
    post('om', '/api/runs'),
    'invalid-input',
    /expected content-type application\/json/,
  ],
  // Settings.
  [
    'a setting that is none',
    settings({ settings: { min_amout: '5' }, reason: 'x' }),
    'invalid-input',
    /^"min_amout" is not a setting: did you mean min_amount\?$/,
  ],
  [
    'a setting of the runs',
    settings({ settings: { last_run: '2026-01-01T00:00:00Z' }, reason: 'x' }),
    'invalid-input',
    /^last_run is written by the runs alone/,
  ],
  [
    'a setting as a number',
    settings({ settings: { max_items: 5 }, reason: 'x' }),
    'invalid-input',
    /^settings\.max_items is 5: expected a text, or null for the default$/,
  ],
  [
    'a setting that does not parse',
    settings({ settings: { max_items: 'many' }, reason: 'x' }),
    'invalid-input',
    /max_items is "many": expected a whole number/,
  ],
  [
    'a setting longer than its column',
    settings({ settings: { approval_tiers: `[${' '.repeat(70_000)}]` }, reason: 'x' }),
    'invalid-input',
    /approval_tiers is "\[ +…: expected at most 2000 characters/,
  ],
  [
    'a setting that was seen as a number',
    settings({ settings: { max_items: '5' }, seen: { max_items: 4 }, reason: 'x' }),
    'invalid-input',
    /^seen\.max_items is 4: expected the text that was stored, or null where none was$/,
  ],
  [
    'no setting',
    settings({ settings: {}, reason: 'x' }),
    'invalid-input',
    /^settings is \{\}: expected at least one setting$/,
  ],
  [
    'no reason',
    settings({ settings: { max_items: '5' } }),
    'invalid-input',
    /^reason is missing: expected why in 1 to 500 characters/,
  ],
  // The audit trail.
  [
    'a stream that cannot be',
    post('vani', '/api/audit/verify', { stream: 'run\n' }),
    'invalid-input',
    /^stream is "run\\n": expected the name of a stream/,
  ],
  [
    'a kept head that is none',
    post('vani', '/api/audit/verify', { kept: [{ stream: 'run', seq: 0, hash: 'x' }] }),
    'invalid-input',
    /^kept\.0\.seq is 0: expected a number from 1 on; kept\.0\.hash is "x": expected 64 hexadecimal digits$/,
  ],
];
