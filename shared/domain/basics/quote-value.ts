/** Longer, a message no longer fits the TEXT columns and the SNS message that must carry it. */
const SHOWN_MAX = 200;

/** A value as a message states it: JSON, cut short. */
export const quoteValue = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
};
