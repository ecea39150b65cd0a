/** Half a unit is rounded away from zero. */
export const roundedQuotient = (dividend: bigint, divisor: bigint): bigint => {
  const twice = 2n * dividend;
  return (twice < 0n ? twice - divisor : twice + divisor) / (2n * divisor);
};
