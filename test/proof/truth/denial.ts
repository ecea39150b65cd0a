/** Whoever does not know may not say that it was not done. */
export const DENIAL =
  /\bnothing (?:was|is|has been|ran|changed)\b|\bwas not (?:done|recorded|changed|made|paid)\b|\bno batch\b|\bunchanged\b/i;
