/** What the run keys of a schedule begin with. */
export const scheduleKeyPrefix = (scheduleName: string): string => `schedule/${scheduleName}/`;

/** The run key of a slot: each delivery of it is one run. In the order of their keys, the slots of a schedule are in that of time. */
export const scheduleKey = (scheduleName: string, at: Date): string =>
  `${scheduleKeyPrefix(scheduleName)}${at.toISOString().replace('.000Z', 'Z')}`;
