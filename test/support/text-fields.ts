type Node = {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
};

/**
 * Where a schema takes a text that is one of no list: "failed.0.reason". Of a list its first item, of an object of any keys
 * the key "*".
 */
export const textFields = (
  schema: Node,
  resolve: (reference: string) => Node,
  at = '',
): readonly string[] => {
  if (schema.$ref !== undefined) return textFields(resolve(schema.$ref), resolve, at);
  const within = (name: string, inner: Node) =>
    textFields(inner, resolve, at === '' ? name : `${at}.${name}`);
  const isText = schema.type === 'string' && schema.enum === undefined && schema.const === undefined;
  const { additionalProperties: others } = schema;
  return [
    ...new Set([
      ...(isText ? [at] : []),
      ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((each) => textFields(each, resolve, at)),
      ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => within(name, inner)),
      ...(schema.items ? within('0', schema.items) : []),
      ...(typeof others === 'object' ? within('*', others) : []),
    ]),
  ];
};
