import { expect } from 'vitest';
import { setSettings } from '../../../support/ask-ops.ts';
import { settingsOf } from '../../../support/ledger-facts.ts';
import { userIdOf } from '../../../support/people.ts';
import { cameTo } from '../../../support/sign-off.ts';
import { storedEvents } from '../../../support/stored-events.ts';
import { type Company, emptyCompany } from '../company.ts';
import type { Heard, UseCase } from '../use-case.ts';

const SETTINGS = { max_items: '5', interval_hours: '12' };

const inTheConsole = async ({ as }: Company): Promise<Heard> => {
  const response = await as.adi.put('/api/settings', { settings: SETTINGS, reason: 'as finance decided' });
  const { outcome, type: errorType, detail: errorMessage } = response.body;
  const answer = outcome ? { outcome } : { errorType, errorMessage };
  const told = {
    by: 'settings',
    alone: true,
    asked: SETTINGS,
    actor: `user ${userIdOf('adi')}`,
    answer,
  } as const;
  return { done: response.status < 500, said: cameTo(response), told };
};

const atTheTerminal = async (company: Company): Promise<Heard> => {
  const answer = await setSettings(company, SETTINGS);
  const { outcome, errorType, errorMessage } = answer;
  const actor = 'unverified: om@terminal';
  const told = { by: 'settings', alone: true, asked: SETTINGS, actor, answer } as const;
  return { done: errorType === undefined, said: outcome ?? `${errorType}: ${errorMessage}`, told };
};

const changing = (
  place: string,
  functionName: UseCase['functionName'],
  change: (company: Company) => Promise<Heard>,
): UseCase => ({
  name: 'a change of settings',
  functionName,
  callers: [place],
  given: async (company) => {
    await emptyCompany(company);
    let asked = 0;
    return {
      ask: async () => {
        asked += 1;
        const heard = await change(company);
        if (heard.done) expect(asked === 1 ? ['changed'] : ['changed', 'unchanged']).toContain(heard.said);
        return heard;
      },
      expectDone: async (where) => {
        expect(await settingsOf(company), where).toMatchObject(SETTINGS);
        const events = await storedEvents(company, 'settings');
        const changes = events.filter(({ action }) => action === 'settings_changed');
        expect(changes, where).toHaveLength(1);
        expect(changes[0]?.detail.snapshot, where).toMatchObject(SETTINGS);
      },
    };
  },
});

export const CHANGE_SETTINGS: readonly UseCase[] = [
  changing('in the console', 'approval', inTheConsole),
  changing('at the terminal', 'ops', atTheTerminal),
];
