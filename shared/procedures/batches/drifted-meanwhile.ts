/** The host changed a commission between the statement that took its item and the one that pays it: nothing may stay. */
export class DriftedMeanwhile extends Error {
  override readonly name = 'DriftedMeanwhile';
}
