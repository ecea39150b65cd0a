import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { namedError } from './function-error.ts';

export type Handler = (event: unknown, context: unknown) => unknown;

const callbackRemoved =
  'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. ' +
  'You need to modify this function to use a supported handler signature to use Node.js 24 or later. ' +
  'For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.';

const importModule = async (path: string): Promise<Readonly<Record<string, unknown>>> => {
  const file = ['.mjs', '.js', '.cjs'].map((extension) => path + extension).find(existsSync);
  if (!file) throw namedError('Runtime.ImportModuleError', `Error: Cannot find module '${path}'`);
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    if (error instanceof SyntaxError) throw namedError('Runtime.UserCodeSyntaxError', String(error), error);
    throw error;
  }
};

/** Node 24 tells callback handlers by their arity, so an async one with three parameters is refused as well. */
export const loadHandler = async (): Promise<Handler> => {
  const { _HANDLER: name = '', LAMBDA_TASK_ROOT: root = '' } = process.env;
  const dot = name.lastIndexOf('.');
  const found = await importModule(join(root, name.slice(0, dot)));
  const handler = found[name.slice(dot + 1)];
  if (typeof handler !== 'function') {
    throw namedError('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  }
  if (handler.length >= 3) throw namedError('Runtime.CallbackHandlerDeprecated', callbackRemoved);
  return handler as Handler;
};
