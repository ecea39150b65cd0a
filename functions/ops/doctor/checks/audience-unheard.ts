import { agree } from '../../../../shared/domain/basics/agree.ts';
import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { unheardAudiences } from '../../../../shared/domain/notices/unheard-audiences.ts';
import type { NotChecked } from '../../../../shared/events/diagnosis.ts';
import type { Check } from '../check/check.ts';

const check = 'audience_unheard';
const notChecked = (because: string): [NotChecked] => [{ check, because }];

/** Notices are sent, SNS has them, and nobody reads them. */
export const audienceUnheard: Check = {
  name: check,
  needs: [],
  examine: async ({ subscriptions }) => {
    if (!subscriptions)
      return notChecked(
        'the ops function of a deployed stack knows the topic of notices, a terminal does not',
      );
    const confirmed = await subscriptions().catch((error: unknown) => String(error));
    if (typeof confirmed === 'string') return notChecked(`SNS did not say who is subscribed: ${confirmed}`);
    const unheard = unheardAudiences(confirmed);
    const count = unheard.length;
    if (count === 0) return [];
    return [
      {
        check,
        severity: 'warning',
        count,
        amount: null,
        message: `Nobody hears the notices to ${unheard.join(', ')}: no confirmed subscription takes all of ${agree(count, 'that audience', 'those audiences')}.`,
        advice: `Whom the deploy named (${CLI} status, Notices to) AWS has mailed a link: each must open theirs, and a deploy that names them anew after three days sends another. Who is not named there: -c notices=…, and deploy.`,
        rows: unheard.map((audience) => ({ audience })),
      },
    ];
  },
};
