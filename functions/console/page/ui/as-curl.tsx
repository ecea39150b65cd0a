import { BASE } from '../console-settings.ts';
import classes from './as-curl.module.css';
import { shellWord } from './shell-word.ts';

type AsCurlProps = {
  readonly paths: readonly string[];
  /** What was asked with a body. @default - nothing */
  readonly posts?: readonly { readonly path: string; readonly body: object }[];
};

const AUTHORIZED = 'curl -H "Authorization: Bearer $TOKEN"';

const linesOf = ({ paths, posts = [] }: AsCurlProps): readonly string[] => {
  const at = (path: string) => `'${location.origin}${BASE}${path}'`;
  return [
    ...posts.map(
      ({ path, body }) =>
        `${AUTHORIZED} -H 'Content-Type: application/json' -d ${shellWord(JSON.stringify(body))} ${at(path)}`,
    ),
    ...paths.map((path) => `${AUTHORIZED} ${at(path)}`),
  ];
};

/** The same, for those who script: what this screen asked the API. */
export const AsCurl = (props: AsCurlProps) => (
  <details className={classes.curl} data-not-printed>
    <summary>As curl</summary>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and the keyboard has to reach it. */}
    <pre tabIndex={0}>{linesOf(props).join('\n')}</pre>
    <p>
      $TOKEN is an access token: <code>infra/cli/payouts token --as asha</code> on the local stack.
    </p>
  </details>
);
