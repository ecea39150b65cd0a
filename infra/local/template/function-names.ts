import * as z from 'zod';

const RefValue = z.object({ Ref: z.string() });

const localName = (outputName: string): string => {
  const name = outputName.slice(0, -'Function'.length);
  return name.charAt(0).toLowerCase() + name.slice(1);
};

/** Output `PayoutFunction: {Ref: X}` names function X `payout`. Functions without one (CDK's own) do not run locally. */
export const functionNames = (
  outputs: Readonly<Record<string, { readonly Value: unknown }>>,
): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(outputs)
      .filter(([name]) => name.endsWith('Function') && name !== 'Function')
      .flatMap(([name, { Value }]) => {
        const ref = RefValue.safeParse(Value);
        return ref.success ? [[ref.data.Ref, localName(name)]] : [];
      }),
  );
