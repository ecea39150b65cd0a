/** What the resolver asks of the stack it stands in. */
export type Lookup = {
  readonly ref: (logicalId: string) => unknown;
  readonly attribute: (logicalId: string, name: string) => unknown;
};

type Intrinsic = (argument: unknown, lookup: Lookup, where: string) => unknown;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listFrom = (argument: unknown, where: string): readonly unknown[] => {
  if (Array.isArray(argument)) return argument;
  throw new Error(`${where} is ${JSON.stringify(argument)}: expected a list.`);
};

const textFrom = (value: unknown, where: string): string => {
  if (['string', 'number', 'boolean'].includes(typeof value)) return String(value);
  throw new Error(`${where} is ${JSON.stringify(value)}: expected text.`);
};

const join: Intrinsic = (argument, _, where) => {
  const [separator, parts] = listFrom(argument, where);
  return listFrom(parts, where)
    .map((part) => textFrom(part, where))
    .join(textFrom(separator, where));
};

const select: Intrinsic = (argument, _, where) => {
  const [index, values] = listFrom(argument, where);
  return listFrom(values, where)[Number(index)];
};

const split: Intrinsic = (argument, _, where) => {
  const [separator, text] = listFrom(argument, where);
  return textFrom(text, where).split(textFrom(separator, where));
};

const getAttribute: Intrinsic = (argument, lookup, where) => {
  const path = typeof argument === 'string' ? argument.split('.') : listFrom(argument, where);
  const [logicalId, ...name] = path.map((part) => textFrom(part, where));
  return lookup.attribute(logicalId ?? '', name.join('.'));
};

const substitute: Intrinsic = (argument, lookup, where) => {
  const [text, given] = Array.isArray(argument) ? argument : [argument, {}];
  const variables = isRecord(given) ? given : {};
  const variable = (name: string): unknown => {
    if (name in variables) return variables[name];
    return name.includes('.') ? getAttribute(name, lookup, where) : lookup.ref(name);
  };
  return textFrom(text, where)
    .replaceAll(/\$\{([^!}][^}]*)\}/g, (_, name: string) => textFrom(variable(name), where))
    .replaceAll('${!', '${');
};

const zones: Intrinsic = (argument, lookup) => {
  const named = typeof argument === 'string' && argument !== '' ? argument : lookup.ref('AWS::Region');
  return ['a', 'b', 'c'].map((zone) => `${named}${zone}`);
};

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, lookup, where) => lookup.ref(textFrom(argument, where)),
  'Fn::GetAtt': getAttribute,
  'Fn::Join': join,
  'Fn::Sub': substitute,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::GetAZs': zones,
};

const intrinsicName = (value: Record<string, unknown>): string | undefined => {
  const [key, ...others] = Object.keys(value);
  return others.length === 0 && (key === 'Ref' || key?.startsWith('Fn::')) ? key : undefined;
};

const resolveRecord = (value: Record<string, unknown>, lookup: Lookup, where: string): unknown => {
  const name = intrinsicName(value);
  if (!name) {
    const entries = Object.entries(value).map(([key, item]) => [
      key,
      resolve(item, lookup, `${where}.${key}`),
    ]);
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
  }
  const intrinsic = intrinsics[name];
  if (intrinsic) return intrinsic(resolve(value[name], lookup, where), lookup, `${name} at ${where}`);
  throw new Error(
    `${name} at ${where} is not supported by the local stack (it knows ${Object.keys(intrinsics).join(', ')}): ` +
      'write the template without it, or add it to infra/local/template/resolve-intrinsics.ts.',
  );
};

const resolve = (value: unknown, lookup: Lookup, where: string): unknown => {
  if (Array.isArray(value)) {
    return value
      .map((item, index) => resolve(item, lookup, `${where}[${index}]`))
      .filter((v) => v !== undefined);
  }
  return isRecord(value) ? resolveRecord(value, lookup, where) : value;
};

/** CloudFormation's functions, computed as a deployment would; `where` names the place in errors. */
export const resolveIntrinsics = resolve;
