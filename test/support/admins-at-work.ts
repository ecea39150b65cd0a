import { type ApiClient, apiAs } from './api-client.ts';
import { askOps } from './ask-ops.ts';
import type { PayoutStack } from './payout-stack.ts';
import { givenApprover, signedIn, userIdOf } from './people.ts';

/** Users of the admins besides adi. */
export const BEA = 31;
const CARL = 32;

/** adi and two more who may become admins, and what they do about farah, who is of finance and is to be an operator too. */
export const adminsAtWork = async (company: PayoutStack) => {
  const as = await signedIn(company);
  const [bea, carl] = [await apiAs(company, 'bea'), await apiAs(company, 'carl')];
  const issuer = () => company.stack.env['PAYOUT_ISSUER_URL'] ?? '';
  const secondAdmin = () => givenApprover(company, { userId: BEA, subject: 'bea', roles: ['admin'] });
  const thirdAdmin = () => givenApprover(company, { userId: CARL, subject: 'carl', roles: ['admin'] });
  const farahOperates = () => ({
    userId: String(userIdOf('farah')),
    issuer: issuer(),
    subject: 'farah',
    roles: ['operator', 'finance'],
  });
  const offered = async (who: ApiClient, asked: Record<string, unknown> = farahOperates()) => {
    const answer = await who.post('/api/approvers', { ...asked, reason: 'holidays' });
    if (answer.status !== 202) throw new Error(`expected an offer, it was ${answer.text}`);
    return answer.body.offer as { offerId: string; hash: string; confirmationsMissing: number };
  };
  const byOps = (args: Record<string, unknown> = farahOperates()) =>
    askOps(company, 'approvers.add', { args });
  const confirm = (who: ApiClient, { offerId, hash }: { offerId: string; hash: string }) =>
    who.post(`/api/offers/${offerId}/confirm`, { hash });
  const refuse = (who: ApiClient, { offerId, hash }: { offerId: string; hash: string }) =>
    who.post(`/api/offers/${offerId}/refuse`, { hash, reason: 'nobody asked me' });
  const roles = async (person = 'farah') => (await as[person as 'farah'].get('/api/me')).body.roles;
  const look = (offerId: string) => company.invoke({ command: 'look-at-offer', offerId }, 'worker');
  const state = async (offerId: string) =>
    (await company.sql('SELECT state FROM mlm_payout_offers WHERE id = ?', [offerId]))[0]?.['state'];
  return {
    as,
    bea,
    carl,
    issuer,
    farahOperates,
    secondAdmin,
    thirdAdmin,
    offered,
    byOps,
    confirm,
    refuse,
    roles,
    look,
    state,
  };
};
