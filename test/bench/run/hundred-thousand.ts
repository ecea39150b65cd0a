/** Numbers 0 to 99,999 as column `n`, made by the server itself: to be named in a FROM. */
export const HUNDRED_THOUSAND = `(WITH RECURSIVE digits AS (SELECT 0 AS d UNION ALL SELECT d + 1 FROM digits WHERE d < 9)
   SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS n FROM digits a, digits b, digits c, digits e, digits f)`;
