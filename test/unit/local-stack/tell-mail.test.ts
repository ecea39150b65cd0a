import { expect, it } from 'vitest';
import { tellMail } from '../../../infra/local/tell-mail.ts';
import { readMailed } from '../../../infra/local/template/read-mailed.ts';
import { createTemplateReader } from '../../../infra/local/template/template-reader.ts';
import { synthStack } from '../../infra/synth-stack.ts';

const ORIGINS = { sqs: 'http://127.0.0.1:1', api: 'http://127.0.0.1:2', issuer: 'http://127.0.0.1:3' };

const told = (context: Readonly<Record<string, string>>): string => {
  const { stack, template } = synthStack(context);
  const assembly = { stackName: stack.stackName, template: template.toJSON() };
  return tellMail(readMailed(createTemplateReader(assembly as never, ORIGINS)));
};

it('the stack as it is here would mail nobody', () => {
  expect(told({})).toMatch(/^Mail: deployed as it is, it would mail nobody: /);
});

it('one that was given addresses would mail these', () => {
  const notices = 'admin=a@example.com;finance=c@example.com;approver=a@example.com';
  expect(told({ notices, alarmEmail: 'ops@example.com' })).toBe(
    'Mail: deployed, it would go to ops@example.com (alarms), a@example.com (admin, approver), c@example.com (finance). From here none is sent.',
  );
});
