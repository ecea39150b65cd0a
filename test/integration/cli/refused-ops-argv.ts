/** Command lines for the ops function that must change nothing: what is typed, and what the message must say. */
export const REFUSED_OPS_ARGV: readonly (readonly [readonly string[], RegExp])[] = [
  // Keys.
  [
    ['settings', 'set', 'min_amout', '5', '--reason=x'],
    /"min_amout" is not a setting: did you mean min_amount\?/,
  ],
  [
    ['settings', 'set', 'payout_automation_colour', 'red', '--reason=x'],
    /"payout_automation_colour" is not a setting: expected one of enabled, interval_hours/,
  ],
  [
    ['settings', 'set', 'last_run', '2026-11-22T00:00:00Z', '--reason=x'],
    /last_run is written by the runs alone: expected one of enabled/,
  ],
  [
    ['settings', 'unset', 'last_error', '--reason=x'],
    /last_error is written by the runs alone: expected one of/,
  ],
  [['settings', 'get', 'enabeld'], /"enabeld" is not a setting: did you mean enabled\?/],
  [['settings', 'history', '__proto__'], /"__proto__" is not a setting: expected one of/],
  [
    ['settings', 'set', 'max_items', '1', 'payout_automation_max_items', '2', '--reason=x'],
    /max_items is given twice: expected it once/,
  ],
  [
    ['settings', 'set', 'max_items', '1', 'max_items', '2', '--reason=x'],
    /max_items is given twice: expected it once/,
  ],
  // Values.
  [
    ['settings', 'set', 'enabled', 'true', '--reason=x'],
    /payout_automation_enabled is "true": expected 0 or 1/,
  ],
  [['settings', 'set', 'max_items', '-5', '--reason=x'], /max_items is "-5": expected a whole number from 0/],
  [
    ['settings', 'set', 'min_amount', '1,00,000', '--reason=x'],
    /min_amount is "1,00,000": expected a decimal/,
  ],
  [
    ['settings', 'set', 'digest_hour', '24', '--reason=x'],
    /digest_hour is "24": expected a whole number from 0 to 23/,
  ],
  [
    ['settings', 'set', 'timezone', 'Asia/Kolkatta', '--reason=x'],
    /timezone is "Asia\/Kolkatta": expected an IANA/,
  ],
  [
    [
      'settings',
      'set',
      'approval_tiers',
      '[{"from":"2","approvals":2},{"from":"1","approvals":3}]',
      '--reason=x',
    ],
    /approval_tiers is ".*": expected JSON such as/,
  ],
  [
    ['settings', 'set', 'enabled', '0', 'interval_hours', 'often', '--reason=x'],
    /interval_hours is "often": expected a whole number from 0 to 87600\n/,
  ],
  [
    ['settings', 'set', 'min_amount', '', '--reason=x'],
    /min_amount is "": expected a value; its default is brought back by settings unset min_amount/,
  ],
  [['settings', 'set', 'min_amount', '--reason=x'], /min_amount has no value: expected KEY VALUE, in pairs/],
  [['settings', 'set', '--reason=x'], /missing required argument 'pairs'/],
  // Reasons and limits.
  [['settings', 'set', 'enabled', '0'], /--reason is missing: expected why, in 1 to 500 characters/],
  [['settings', 'set', 'enabled', '0', '--reason='], /--reason is "": expected a value/],
  [
    ['settings', 'set', 'enabled', '0', '--reason', ' '],
    /--reason is " ": expected why in 1 to 500 characters/,
  ],
  [
    ['settings', 'unset', 'enabled', `--reason=${'x'.repeat(501)}`],
    /--reason is "x+…: expected why in 1 to 500/,
  ],
  [['settings', 'set', 'enabled', '0', '--resaon=x'], /--resaon is not an option: did you mean --reason\?/],
  [['settings', 'history', '--limit=0'], /--limit is 0: expected a whole number from 1 to 200/],
  [['settings', 'history', '--limit=1e2'], /--limit is "1e2": expected a whole number from 1 to 200/],
  [['settings', 'history', '--limit=5', '--limit=6'], /--limit is given twice: expected it once/],
  // Commands.
  [['settings', 'sett', 'enabled', '0'], /unknown command 'sett'\n\(Did you mean set\?\)/],
  [['settings', 'delete', 'enabled'], /unknown command 'delete': expected one of get, set, unset, history/],
  [['settings', 'get', 'enabled', 'max_items'], /"max_items": expected only options after KEY/],
  [['approvers', 'list', 'asha'], /"asha": expected options only/],
  // Approvers.
  [
    ['approvers', 'add', '--reason=x'],
    /--user-id is missing: expected the id of a user, in digits; --issuer is missing: .*; --roles is missing: expected one or more of viewer/,
  ],
  [
    ['approvers', 'add', '--user-id=1', '--issuer=https://i', '--subject=s', '--roles=aprover', '--reason=x'],
    /--roles\.0 is "aprover": expected one of viewer, operator, approver, finance, admin/,
  ],
  [
    [
      'approvers',
      'add',
      '--user-id=1',
      '--issuer=https://i',
      '--subject=s',
      '--roles=admin,admin',
      '--reason=x',
    ],
    /--roles is \["admin","admin"\]: expected one or more of .*, each once/,
  ],
  [
    [
      'approvers',
      'add',
      '--user-id=asha',
      '--issuer=https://i',
      '--subject=s',
      '--roles=admin',
      '--reason=x',
    ],
    /--user-id is "asha": expected the id of a user, in digits/,
  ],
  [
    [
      'approvers',
      'add',
      '--user-id=999',
      '--issuer=https://i',
      '--other-issuer',
      '--subject=s',
      '--roles=admin',
      '--reason=x',
    ],
    /--user-id is "999": expected the id of a user that exists/,
  ],
  [
    [
      'approvers',
      'add',
      '--user-id=2',
      '--issuer=https://i',
      '--other-issuer',
      '--subject=asha',
      '--roles=admin',
      '--reason=x',
    ],
    /--subject is "asha": expected a sign-in of user 2, but at this issuer it is that of user 1/,
  ],
  [
    ['approvers', 'add', '--user-id=1', '--issuer=https://i', '--subject=s', '--roles=admin', '--reason=x'],
    /--issuer is "https:\/\/i": expected http:\/\/127\.0\.0\.1:\d+, exactly so, as people of this stack/,
  ],
  [
    ['approvers', 'add', '--user-id=1', '--issuer=cognito', '--subject=s', '--roles=admin', '--reason=x'],
    /--issuer is "cognito": expected the issuer of the sign-in: a URL/,
  ],
  [
    ['approvers', 'add', '--user-id=1', '--issuer=https://i', '--subject=s ', '--roles=admin', '--reason=x'],
    /--subject is "s ": expected the subject of the sign-in/,
  ],
  [['approvers', 'remove', '--reason=x'], /--user-id is missing: expected it alone, or issuer and subject/],
  [
    ['approvers', 'remove', '--issuer=https://i', '--reason=x'],
    /--user-id is missing: expected it alone, or issuer and subject/,
  ],
  [
    ['approvers', 'remove', '--user-id=1', '--subject=asha', '--reason=x'],
    /'--user-id <id>' cannot be used with option '--subject <text>'/,
  ],
  [
    ['approvers', 'remove', '--user-id=2', '--reason=x'],
    /--user-id is "2": expected a user that approvers list shows/,
  ],
  [
    ['approvers', 'remove', '--issuer=https://i', '--subject=nobody', '--reason=x'],
    /--subject is "nobody": expected a sign-in at https:\/\/i that approvers list shows/,
  ],
  [['approvers', 'remove', '--user-id=1'], /--reason is missing: expected why/],
];
