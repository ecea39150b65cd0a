/**
 * The HTTP status of what the service itself said. Undefined where nobody answered, and where the answer could not be
 * read: a proxy's page, or half an answer, says nothing of what the service did, whatever status it bears.
 */
export const serviceStatus = (error: unknown): number | undefined => {
  if (!(error instanceof Error) || !('$fault' in error)) return undefined;
  const metadata: unknown = Reflect.get(error, '$metadata');
  const status: unknown =
    typeof metadata === 'object' && metadata ? Reflect.get(metadata, 'httpStatusCode') : undefined;
  return typeof status === 'number' ? status : undefined;
};
