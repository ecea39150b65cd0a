type Choices = Readonly<Record<string, readonly unknown[]>>;
type Combination<Given extends Choices> = { readonly [Key in keyof Given]: Given[Key][number] };

/** Every way to choose one of each. */
export const combinations = <const Given extends Choices>(choices: Given): Combination<Given>[] =>
  Object.entries(choices).reduce<Record<string, unknown>[]>(
    (all, [key, values]) => all.flatMap((made) => values.map((value) => ({ ...made, [key]: value }))),
    [{}],
  ) as Combination<Given>[];
