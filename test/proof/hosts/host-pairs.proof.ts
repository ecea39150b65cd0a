import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { catalogueOf } from '../../support/host/catalogue-of.ts';
import { givenHostSchema } from '../../support/host/given-host-schema.ts';
import { workToTheEnd } from '../../support/host/work-to-the-end.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { expectSound } from '../expect-sound.ts';
import { tried } from '../tried.ts';
import { type DrawnSchema, drawPairs } from './draw-pairs.ts';
import { mendAsTold } from './mend-as-told.ts';

const { seed, schemas } = inject('proof');
/** What is wrong with a column may show once something else of it is mended. */
const ROUNDS_MAX = 3;

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

/** Whether the server can have both at once: one may take away what the other changes. */
const isMade = async ({ deviations, tables }: DrawnSchema): Promise<boolean> => {
  try {
    await givenHostSchema(company, deviations, tables);
    return true;
  } catch {
    return false;
  }
};

/** What migrate says of it: nothing where it takes it; else it must have changed nothing. */
const migrate = async (): Promise<string> => {
  const before = await catalogueOf(company);
  const { errorType, errorMessage = '', users } = await company.invoke({}, 'migrate');
  if (errorType === undefined) {
    expect(users).toHaveLength(5);
    return '';
  }
  expect({ errorType, errorMessage }).toMatchObject({ errorType: 'SchemaMismatch' });
  expect(errorMessage).toMatch(/nothing was changed/);
  expect(await catalogueOf(company)).toEqual(before);
  return errorMessage;
};

const tryOne = async ({ deviations }: DrawnSchema): Promise<void> => {
  let refusal = await migrate();
  tried(refusal === '' ? 'schemas of hosts taken' : 'schemas of hosts refused, and mended as told', 1);
  for (let round = 1; refusal !== '' && round <= ROUNDS_MAX; round += 1) {
    await mendAsTold(company, refusal);
    refusal = await migrate();
  }
  expect(refusal).toBe('');
  await workToTheEnd(company);
  await expectSound(company, `after ${deviations.map(({ name }) => name).join(' and ')}`);
};

it('each pair of deviations works to the end, or is refused in words and then works as mended', async () => {
  let count = 0;
  for (const schema of drawPairs(seed)) {
    if (!(await isMade(schema))) continue;
    const names = schema.deviations.map(({ name }) => name).join(' | ');
    await tryOne(schema).catch((error: unknown) => {
      throw new Error(`seed ${seed}, tables ${schema.tables}: ${names}`, { cause: error });
    });
    count += 1;
    if (count >= schemas) break;
  }
});
