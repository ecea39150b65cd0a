import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describeApi } from '../../functions/approval/openapi/describe-api.ts';
import { openapiRoute } from '../../functions/approval/openapi/openapi-route.ts';
import { ROUTES } from '../../functions/approval/routes.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document of any depth; what is missing in it fails the check
const document: any = describeApi([...ROUTES, openapiRoute(ROUTES)]);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, 'openapi');

const pattern = (template: string): RegExp =>
  new RegExp(
    `^${template
      .replaceAll('.', '\\.')
      .replace(/\{runKey\}$/, '.+')
      .replaceAll(/\{\w+\}/g, '[^/]+')}$`,
  );

/** Static paths before those with parts that are named. */
const templates = Object.keys(document.paths)
  .toSorted((a, b) => a.split('{').length - b.split('{').length)
  .map((template) => ({ template, fits: pattern(template) }));

const pointer = (...parts: string[]): string =>
  parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');

const compiled = new Map<string, ValidateFunction>();

/** Throws unless the description of the API names this answer, and its schema fits. Of a path it does not know, only a 404. */
export const checkAnswer = (
  method: string,
  path: string,
  {
    status,
    contentType,
    body,
  }: { readonly status: number; readonly contentType: string; readonly body: unknown },
): void => {
  const { template } = templates.find(({ fits }) => fits.test(path)) ?? {};
  const operation = template && document.paths[template][method.toLowerCase()];
  if (!operation) {
    if (status !== 404) throw new Error(`${method} ${path} is not described, and answered ${status}`);
    return;
  }
  const content = operation.responses[String(status)]?.content?.[contentType];
  if (!content)
    throw new Error(`${method} ${template} answered ${status} ${contentType}, which is not described`);
  const reference = `openapi#/${pointer('paths', template, method.toLowerCase(), 'responses', String(status), 'content', contentType, 'schema')}`;
  const validate = compiled.get(reference) ?? ajv.compile({ $ref: reference });
  compiled.set(reference, validate);
  if (!validate(body)) {
    throw new Error(
      `${method} ${template} ${status}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(body)}`,
    );
  }
};
