import * as z from 'zod';
import type { Assembly, Resource } from './assembly.ts';
import { functionNames } from './function-names.ts';
import { type Origins, physicalNames } from './physical-names.ts';
import { pseudoParameters } from './pseudo-parameters.ts';
import { type Lookup, resolveIntrinsics } from './resolve-intrinsics.ts';
import { withLocalIssuer } from './with-local-issuer.ts';

/** Reads resolved properties; only the ones asked for, so that what nobody runs locally may use any function. */
export type TemplateReader = {
  readonly logicalIds: (type: string) => readonly string[];
  readonly properties: <T extends z.ZodObject>(logicalId: string, schema: T) => z.infer<T>;
  readonly ref: (logicalId: string) => string;
  readonly attribute: (logicalId: string, name: string) => string;
  readonly output: (name: string) => unknown;
};

type Context = {
  readonly assembly: Assembly;
  readonly origins: Origins;
  readonly functionNames: ReadonlyMap<string, string>;
  readonly lookup: Lookup;
};

const resourceOf = ({ assembly }: Context, logicalId: string): Resource => {
  const resource = assembly.template.Resources[logicalId];
  if (resource) return resource;
  throw new Error(`${assembly.stackName} has no resource ${logicalId}, yet its template refers to it.`);
};

const unsupported = (what: string, type: string): Error =>
  new Error(
    `${what} of a ${type} is not known to the local stack: add it to infra/local/template/physical-names.ts.`,
  );

const namingOf = (context: Context, logicalId: string) => ({
  logicalId,
  functionName: context.functionNames.get(logicalId) ?? logicalId,
  origins: context.origins,
  text: (property: string) => {
    const value = resourceOf(context, logicalId).Properties[property];
    const resolved = resolveIntrinsics(value, context.lookup, `${logicalId}.${property}`);
    return resolved === undefined ? undefined : String(resolved);
  },
});

const physicalOf = (context: Context, logicalId: string) => {
  const { Type } = resourceOf(context, logicalId);
  const physical = physicalNames[Type];
  if (!physical) throw unsupported(`Ref ${logicalId}`, Type);
  return { physical, Type };
};

const refOf = (context: Context, logicalId: string): unknown => {
  const pseudo = pseudoParameters(context.assembly.stackName);
  if (logicalId in pseudo) return pseudo[logicalId];
  const parameter = context.assembly.template.Parameters[logicalId];
  if (parameter) return parameter.Default;
  return physicalOf(context, logicalId).physical.ref(namingOf(context, logicalId));
};

const attributeOf = (context: Context, logicalId: string, name: string): string => {
  const { physical, Type } = physicalOf(context, logicalId);
  const attribute = physical.attributes?.[name];
  if (!attribute) throw unsupported(`Fn::GetAtt ${logicalId}.${name}`, Type);
  return attribute(namingOf(context, logicalId));
};

const propertiesOf = <T extends z.ZodObject>(context: Context, logicalId: string, schema: T): z.infer<T> => {
  const { Properties } = resourceOf(context, logicalId);
  const wanted = Object.keys(schema.shape).filter((key) => key in Properties);
  const entries = wanted.map((key) => [
    key,
    resolveIntrinsics(Properties[key], context.lookup, `${logicalId}.${key}`),
  ]);
  const parsed = schema.safeParse(Object.fromEntries(entries));
  if (parsed.success) return parsed.data;
  throw new Error(`${logicalId} cannot run locally: ${z.prettifyError(parsed.error)}`, {
    cause: parsed.error,
  });
};

export const createTemplateReader = (written: Assembly, origins: Origins): TemplateReader => {
  const assembly = { ...written, template: withLocalIssuer(written.template, origins.issuer) };
  const context: Context = {
    assembly,
    origins,
    functionNames: functionNames(assembly.template.Outputs),
    lookup: {
      ref: (logicalId) => refOf(context, logicalId),
      attribute: (logicalId, name) => attributeOf(context, logicalId, name),
    },
  };
  const { Resources, Outputs } = assembly.template;
  return {
    logicalIds: (type) => Object.keys(Resources).filter((logicalId) => Resources[logicalId]?.Type === type),
    properties: (logicalId, schema) => propertiesOf(context, logicalId, schema),
    ref: (logicalId) => String(refOf(context, logicalId)),
    attribute: (logicalId, name) => attributeOf(context, logicalId, name),
    output: (name) => resolveIntrinsics(Outputs[name]?.Value, context.lookup, `Outputs.${name}`),
  };
};
