import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { readContext } from '../../infra/constructs/read-context.ts';
import { existingCluster } from './synth-stack.ts';

const read = (context: Readonly<Record<string, unknown>>) => readContext(new App({ context }).node);

describe('what a deployment is told of people', () => {
  it('takes who is mailed which notices', () => {
    const notices = 'finance=c@example.com;admin=a@example.com,b+x@example.com';
    expect(read({ notices }).notices).toEqual({
      admin: ['a@example.com', 'b+x@example.com'],
      finance: ['c@example.com'],
      approver: [],
    });
  });

  it('stops production that is not told what a forgotten -c would change, all of it in one message', () => {
    const unsaid = (context: Readonly<Record<string, string>>): string[] => {
      try {
        read({ ...existingCluster, ...context });
        return [];
      } catch (error) {
        return (error as Error).message.split('\n');
      }
    };
    expect(unsaid({})).toEqual([
      'a stack with clusterArn is production, and must be told what a forgotten -c would change unseen. Missing:',
      '  notices: who is mailed notices: -c notices="admin=ADDRESS,ADDRESS;finance=ADDRESS;approver=ADDRESS", or -c notices=none',
      '  alarmEmail: who is mailed alarms: -c alarmEmail=ADDRESS, or -c alarmEmail=none',
      '  runs: whether the schedule makes batches: -c runs=on, or -c runs=off while another script still makes them',
      'Keep them in the context of cdk.json, so that every deploy says the same (infra/README.md, Deploy).',
    ]);
    expect(unsaid({ notices: 'none', runs: 'off' })).toHaveLength(3);
    expect(unsaid({ notices: 'none', runs: 'off', alarmEmail: 'ops@example.com' })).toEqual([]);
  });

  it.each([
    ...[
      '',
      'a@example.com',
      'admin=',
      'admin=a',
      'admin=a@x;',
      'admin=a@x, b@x',
      'admin=a@x,,b@x',
      'none;admin=a@x',
    ].map((notices) => ({
      context: { notices },
      says: `context notices is "${notices}": expected admin=ADDRESS,ADDRESS;finance=ADDRESS;approver=ADDRESS, or none`,
    })),
    {
      context: { notices: 'admin=a@x;approvers=b@x' },
      says: 'context notices names the audience approvers: expected each of admin, finance, approver at most once',
    },
    {
      context: { notices: 'admin=a@x;finance=c@x;admin=b@x' },
      says: 'context notices names the audience admin twice: expected each of admin, finance, approver at most once',
    },
    {
      context: { notices: 'admin=a@x,b@x,a@x' },
      says: 'context notices names a@x twice for admin: expected it once',
    },
  ])('$says', ({ context, says }) => {
    expect(() => read(context)).toThrow(says);
  });
});
