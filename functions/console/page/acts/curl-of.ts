import { shellWord } from '../ui/shell-word.ts';

type Asked = {
  /** @default POST */
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
};

/** The same request for a shell. $TOKEN and $KEY are the reader's own: a token is on no screen. */
export const curlOf = ({ method = 'POST', path, body }: Asked, page: string): string =>
  [
    `curl -X ${method} ${shellWord(`${page}${path}`)}`,
    '-H "Authorization: Bearer $TOKEN"',
    ...(method === 'POST' ? ['-H "Idempotency-Key: $KEY"'] : []),
    ...(body === undefined
      ? []
      : ["-H 'Content-Type: application/json'", `-d ${shellWord(JSON.stringify(body))}`]),
  ].join(' \\\n  ');
