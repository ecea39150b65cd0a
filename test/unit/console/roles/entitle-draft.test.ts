import { describe, expect, it } from 'vitest';
import {
  type EntitleDraft,
  emptyDraft,
  entitleInput,
  subjectWhy,
} from '../../../../functions/console/page/roles/entitle-draft.ts';
import type { SignInRow } from '../../../../functions/console/page/roles/sign-in-row.ts';

const row: SignInRow = {
  userId: '5',
  name: 'Farah Khan',
  issuer: 'https://issuer.example',
  subject: 'farah',
  roles: ['finance'],
  active: true,
  activeSince: '2026-01-01T00:00:00.000Z',
  onRecord: true,
};

const draft: EntitleDraft = {
  person: { userId: '14', name: null },
  subject: ' devi ',
  roles: ['viewer'],
  reason: ' she audits us ',
};

describe('entitleInput', () => {
  it('asks for exactly the roles chosen, for one sign-in of one person', () => {
    expect(entitleInput(draft, undefined)).toEqual({
      userId: '14',
      subject: 'devi',
      roles: ['viewer'],
      reason: 'she audits us',
    });
  });

  it.each([
    ['nobody', { person: null }],
    ['no sign-in', { subject: ' ' }],
    ['no role', { roles: [] }],
    ['no reason', { reason: ' ' }],
  ] as const)('asks nothing with %s', (_, missing) => {
    expect(entitleInput({ ...draft, ...missing }, undefined)).toBeUndefined();
  });

  it('asks nothing where nothing would change, unless what is there is not on record', () => {
    const same = { ...emptyDraft(row), reason: 'again' };
    expect(entitleInput(same, row)).toBeUndefined();
    expect(entitleInput(same, { ...row, onRecord: false })).toMatchObject({
      issuer: 'https://issuer.example',
      roles: ['finance'],
    });
  });
});

it('a sign-in that no token can have is said to be none; nothing yet is no mistake', () => {
  expect([subjectWhy('devi'), subjectWhy('')]).toEqual([undefined, undefined]);
  expect(subjectWhy('देवी')).toMatch(/^Expected 1 to 255/);
});
