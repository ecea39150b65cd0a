import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { EDITABLE_NAMES } from '../../../shared/domain/settings/setting-names.ts';
import { givenSettings } from '../../support/given.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { expectSound } from '../expect-sound.ts';
import { tried } from '../tried.ts';
import { lyingText } from './lie.ts';
import { startLiedTo } from './start-lied-to.ts';

const { seed, lies } = inject('proof');

let company: PayoutStack;
beforeAll(async () => {
  company = await startLiedTo();
});
afterAll(() => company.discard());

/** The column holds 64 KB of well-formed text. */
const stored = lyingText.map((text) => text.toWellFormed().slice(0, 20_000));

const OUTCOMES = ['preview', 'created', 'skipped'];

describe('a lie in a setting, written with SQL,', () => {
  it.each(EDITABLE_NAMES.map((name) => ({ name })))(
    '$name, stops a run and is named, or means something',
    async ({ name }) => {
      const property = fc.asyncProperty(stored, async (text) => {
        await givenSettings(company, { [name]: text });
        for (const payload of [{ dryRun: true }, {}]) {
          const { outcome, errorType, errorMessage } = await company.invoke(payload);
          if (OUTCOMES.includes(String(outcome))) continue;
          expect({ errorType, errorMessage }).toEqual({
            errorType: 'SettingsInvalid',
            errorMessage: expect.stringContaining(`payout_automation_${name} is `),
          });
        }
        const { errorType, errorMessage } = await company.invoke({}, 'notice');
        expect({ errorType, errorMessage }).toEqual({ errorType: undefined, errorMessage: undefined });
      });
      await fc.assert(property, { seed, numRuns: Math.ceil(lies / 5) });
      await company.sql('DELETE FROM mlm_settings WHERE setting_key = ?', [`payout_automation_${name}`]);
      tried('lies', Math.ceil(lies / 5));
    },
  );

  it('has left the company sound', () => expectSound(company, `seed ${seed}`));
});
