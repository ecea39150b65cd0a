import { DEMO_PEOPLE } from '../demo/demo-people.ts';
import { escaped, htmlPage } from './html-page.ts';

const personButton = ({ subject, name, roles }: (typeof DEMO_PEOPLE)[number]): string =>
  `<li><button name="person" value="${subject}">${escaped(name)} <span>${roles.join(', ') || 'no role'}</span></button></li>`;

/** Signing in by a click: one button a person, in a form that posts to the page's own address. */
export const signInPage = (): string =>
  htmlPage(
    'Sign in',
    `<p>The people of the local stack of MLM payouts. Nobody here has a password: choose who you are.</p>
<form method="post">
<ul>
${DEMO_PEOPLE.map(personButton).join('\n')}
</ul>
</form>`,
  );
