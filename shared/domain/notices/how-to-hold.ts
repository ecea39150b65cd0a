/** Of what was let go, and would be in the next batch again. */
export const HOW_TO_HOLD =
  'What should not come back with the next run is put on hold: POST /api/holds, for a commission, or for all that a person is owed.';
