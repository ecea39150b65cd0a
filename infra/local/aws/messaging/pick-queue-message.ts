import * as z from 'zod';

const PerProtocol = z.record(z.string(), z.string());

type Form = Record<string, string>;

const missingDefault = 'Invalid parameter: Message Structure - No default entry in JSON message body';
const notJson = 'Invalid parameter: Message Structure - JSON message body failed to parse';

const perProtocol = (message: string): z.infer<typeof PerProtocol> | undefined => {
  try {
    return PerProtocol.safeParse(JSON.parse(message)).data;
  } catch {
    return undefined;
  }
};

const structuredPrefixes = (form: Form): readonly string[] =>
  Object.keys(form)
    .filter((key) => key.endsWith('MessageStructure') && form[key] === 'json')
    .map((key) => key.slice(0, -'MessageStructure'.length));

/**
 * fauxqs delivers a `MessageStructure: json` message whole; SNS delivers the part meant for the subscriber.
 * Every subscriber here is a queue, so the form is rewritten to that part. Returns what SNS would refuse it with.
 */
export const pickQueueMessage = (form: Form): string | undefined => {
  for (const prefix of structuredPrefixes(form)) {
    const parts = perProtocol(form[`${prefix}Message`] ?? '');
    if (!parts) return notJson;
    if (parts['default'] === undefined) return missingDefault;
    form[`${prefix}Message`] = parts['sqs'] ?? parts['default'];
    delete form[`${prefix}MessageStructure`];
  }
  return undefined;
};
