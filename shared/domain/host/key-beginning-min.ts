/** Of a text that a UNIQUE key holds only the beginning of: longer than any key of ours, so that two of them differ in it. */
export const KEY_BEGINNING_MIN = 60;
