import { consoleSettings } from '../console-settings.ts';
import classes from './roles.module.css';
import { shortSubject } from './short-subject.ts';

type SignInCodeProps = { readonly issuer: string; readonly subject: string };

/** A sign-in, short; of another issuer than the page's own, with it: whoever signs in there gets nowhere here. */
export const SignInCode = ({ issuer, subject }: SignInCodeProps) => (
  <>
    <code className={classes.code} title={`${subject} at ${issuer}`}>
      {shortSubject(subject)}
    </code>
    {issuer !== consoleSettings.issuerUrl && (
      <span className={classes.look}> ⚠ at {issuer}, which signs nobody in here</span>
    )}
  </>
);
