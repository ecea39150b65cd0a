/** Above every id of a BIGINT UNSIGNED column: where a list that begins with the newest begins. */
export const NEWEST_ID = '18446744073709551615';
