const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);

/**
 * Whether what was kept can stand where `model` does: each name of it is there, with a value of its kind. null in the model is
 * a choice that is not made yet, so it stands for any.
 */
export const hasShape = (kept: unknown, model: unknown): boolean => {
  if (model === null) return kept !== undefined;
  if (kept === null || kindOf(kept) !== kindOf(model)) return false;
  if (kindOf(model) !== 'object') return true;
  return Object.entries(model as object).every(([name, part]) =>
    hasShape((kept as Readonly<Record<string, unknown>>)[name], part),
  );
};
