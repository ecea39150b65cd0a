import type { Act } from '../api/act.ts';
import { BASE } from '../console-settings.ts';
import classes from './act-curl.module.css';
import { curlOf } from './curl-of.ts';

/** What the button would ask of the API, for those who script. */
export const ActCurl = ({ act }: { readonly act: Act | undefined }) => (
  <details className={classes.curl}>
    <summary>As curl</summary>
    {act ? (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and the keyboard has to reach it.
      <pre tabIndex={0}>{curlOf(act, `${location.origin}${BASE}`)}</pre>
    ) : (
      <p>Something is still missing: the request stands here once the button can be pressed.</p>
    )}
    <p>
      $TOKEN is an access token. $KEY is a word of your own: the same request under the same one is done once.
    </p>
  </details>
);
