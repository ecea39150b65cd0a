import { expect, it } from 'vitest';
import { unheardAudiences } from '../../../../shared/domain/notices/unheard-audiences.ts';

it.each([
  { given: 'no subscription', confirmed: [], unheard: ['admin', 'finance', 'approver'] },
  { given: 'one that takes everything', confirmed: [undefined], unheard: [] },
  { given: 'one of an empty filter', confirmed: ['{}'], unheard: [] },
  { given: 'one of two audiences', confirmed: ['{"audience":["admin","finance"]}'], unheard: ['approver'] },
  {
    given: 'several',
    confirmed: ['{"audience":["admin"]}', '{"audience":["finance"]}', '{"audience":["approver"]}'],
    unheard: [],
  },
  {
    given: 'one that takes some types of notices only',
    confirmed: ['{"audience":["admin","finance","approver"],"type":["payout_digest"]}'],
    unheard: ['admin', 'finance', 'approver'],
  },
  {
    given: 'what is not an exact name',
    confirmed: ['{"audience":[{"prefix":"a"},{"anything-but":["finance"]}]}', '{"audience":"admin"}'],
    unheard: ['admin', 'finance', 'approver'],
  },
])('with $given nobody hears $unheard', ({ confirmed, unheard }) => {
  expect(unheardAudiences(confirmed)).toEqual(unheard);
});
