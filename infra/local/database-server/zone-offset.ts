const offsetAt = (zone: string, month: number): string => {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const parts = format.formatToParts(Date.UTC(2026, month));
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name.replace('GMT', '') || '+00:00';
};

/** A server without zone tables knows offsets only; a zone whose offset changes is beyond it. */
export const zoneOffset = (zone: string): string => {
  if (/^[+-]\d/.test(zone)) return zone;
  const [winter, summer] = [offsetAt(zone, 0), offsetAt(zone, 6)];
  if (winter === summer) return winter;
  throw new Error(
    `time_zone ${zone} has daylight saving time, which the local database server cannot keep: use UTC.`,
  );
};
