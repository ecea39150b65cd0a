import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StorageError } from './storage-error.ts';

export type StorageReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Readable;
};

const special: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Elements in their order; a list of elements is one after the other. */
export const xml = (name: string, content: string): string => `<${name}>${content}</${name}>`;
export const xmlText = (name: string, text: string): string =>
  xml(
    name,
    text.replaceAll(/[&<>"]/g, (character) => special[character] ?? character),
  );

export const xmlReply = (status: number, root: string): StorageReply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${root}`,
});

export const refusalReply = ({ status, code, message, details }: StorageError): StorageReply => {
  const elements = { Code: code, Message: message, ...details, RequestId: randomUUID() };
  const texts = Object.entries(elements).map(([name, text]) => xmlText(name, text));
  return xmlReply(status, xml('Error', texts.join('')));
};

export const sendReply = async (response: ServerResponse, reply: StorageReply): Promise<void> => {
  const { status, headers, body } = reply;
  const length = typeof body === 'string' && { 'content-length': String(Buffer.byteLength(body)) };
  response.writeHead(status, { 'x-amz-request-id': randomUUID(), ...length, ...headers });
  if (body === undefined || typeof body === 'string') response.end(body);
  else await pipeline(body, response);
};
