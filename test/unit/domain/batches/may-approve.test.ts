import { describe, expect, it } from 'vitest';
import { mayApproveOf } from '../../../../shared/domain/batches/may-approve.ts';
import { tooFewApprovers } from '../../../../shared/domain/batches/too-few-approvers.ts';

describe('who may approve a batch', () => {
  const approvers = [
    { userId: '1', paid: false },
    { userId: '2', paid: false },
    { userId: '3', paid: true },
  ];

  it.each([
    { given: 'nobody asked for', requester: null, people: approvers, count: 2, of: 3 },
    { given: 'an approver asked for', requester: '1', people: approvers, count: 1, of: 3 },
    { given: 'somebody asked for whom it pays', requester: '3', people: approvers, count: 2, of: 3 },
    { given: 'no approver asked for', requester: '6', people: approvers, count: 2, of: 3 },
    { given: 'is there without approvers', requester: '6', people: [], count: 0, of: 0 },
  ])('that $given: $count of $of', ({ requester, people, count, of }) => {
    expect(mayApproveOf(people, requester, 2)).toEqual({ count, of, needed: 2 });
  });
});

describe('too few approvers', () => {
  it.each([
    {
      people: { count: 1, of: 4, needed: 2 },
      paid: 3,
      said: '3 of 4 approvers are paid by this batch: 1 may approve it, 2 are needed.',
    },
    {
      people: { count: 1, of: 2, needed: 2 },
      paid: 1,
      said: '1 of 2 approvers is paid by this batch: 1 may approve it, 2 are needed.',
    },
    {
      people: { count: 0, of: 1, needed: 1 },
      paid: 0,
      said: '1 of 1 approver asked for this batch: nobody may approve it, 1 is needed.',
    },
    {
      people: { count: 1, of: 3, needed: 2 },
      paid: 1,
      said: '2 of 3 approvers are paid by this batch or asked for it: 1 may approve it, 2 are needed.',
    },
    {
      people: { count: 1, of: 2, needed: 3 },
      paid: undefined,
      said: '1 of 2 approvers is paid by this batch or asked for it: 1 may approve it, 3 are needed.',
    },
    {
      people: { count: 2, of: 2, needed: 3 },
      paid: 0,
      said: 'There are only 2 approvers: 2 may approve it, 3 are needed.',
    },
    {
      people: { count: 1, of: 1, needed: 2 },
      paid: 0,
      said: 'There is only 1 approver: 1 may approve it, 2 are needed.',
    },
    {
      people: { count: 0, of: 0, needed: 1 },
      paid: 0,
      said: 'There is no approver: nobody may approve it, 1 is needed.',
    },
    { people: { count: 2, of: 4, needed: 2 }, paid: 2, said: undefined },
  ])('$people.count of $people.of, $people.needed needed, $paid paid', ({ people, paid, said }) => {
    expect(tooFewApprovers(people, paid === undefined ? {} : { paid })).toBe(said);
  });
});
