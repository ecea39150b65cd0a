import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { DEMO_PEOPLE, DEV_USER_ID } from './demo-people.ts';
import { pseudoRandom } from './pseudo-random.ts';

export type DemoUser = { readonly name: string; readonly email: string; readonly type: string };

export type DemoCommission = {
  readonly beneficiaryUserId: number;
  readonly sourceUserId: number;
  readonly type: string;
  readonly amount: string;
  readonly level: number | null;
  readonly saleAmount: string | null;
  readonly percentage: string | null;
  readonly status: 'pending' | 'approved' | 'paid' | 'cancelled';
  readonly createdAt: Date;
};

const FIRST_NAMES =
  'Aarav Ananya Arjun Bhavna Chetan Deepa Divya Farhan Gauri Harish Ishaan Jyoti Kavya Lakshmi Manoj Meera Nikhil Pooja Rahul Sana'.split(
    ' ',
  );
const SURNAMES = ['Agarwal', 'Banerjee', 'Deshmukh', 'Gupta', 'Nair', 'Reddy'];
const FIRST_ASSOCIATE_ID = DEMO_PEOPLE.length + 1;
const ASSOCIATE_COUNT = FIRST_NAMES.length * SURNAMES.length;
const DAYS = 90;
const DAY = 86_400_000;

/** 120 associates after the nine people. */
export const demoAssociates = (): DemoUser[] =>
  SURNAMES.flatMap((surname) =>
    FIRST_NAMES.map((first) => ({
      name: `${first} ${surname}`,
      email: `${first}.${surname}@example.com`.toLowerCase(),
      type: 'associate',
    })),
  );

type Roll = (below: number) => number;

/** Old ones are mostly settled; a few were approved too late for any window, and are stranded. */
const statusAt = (ageDays: number, roll: number): DemoCommission['status'] => {
  const [approved, pending, cancelled] = ageDays < 7 ? [65, 27, 8] : [3, 5, 8];
  if (roll < approved) return 'approved';
  if (roll < approved + pending) return 'pending';
  return roll < approved + pending + cancelled ? 'cancelled' : 'paid';
};

const bonus = (roll: Roll) => ({
  type: 'referral',
  amount: decimalFrom(BigInt(10_000 + roll(190_000))),
  level: null,
  saleAmount: null,
  percentage: null,
});

/** 1 to 5 % of a sale of 5 to 80 lakh: whole thousands and tenths of a percent, so the product is exact. */
const shareOfSale = (roll: Roll) => {
  const thousands = 500 + roll(7_500);
  const tenthsOfPercent = 10 + roll(41);
  const level = 1 + roll(4);
  return {
    type: level === 1 ? 'direct_sale' : 'level_bonus',
    amount: decimalFrom(BigInt(thousands) * BigInt(tenthsOfPercent) * 100n),
    level,
    saleAmount: decimalFrom(BigInt(thousands) * 100_000n),
    percentage: (tenthsOfPercent / 10).toFixed(2),
  };
};

const associate = (roll: Roll): number => FIRST_ASSOCIATE_ID + roll(ASSOCIATE_COUNT);

/** The company's ledger: 90 days, every status, the same at every start but for the dates. */
export const demoCommissions = (count: number, now: Date): DemoCommission[] => {
  const roll = pseudoRandom(1);
  return Array.from({ length: count }, (_, index) => {
    const ageMilliseconds = Math.floor(((index + 0.5) / count) * DAYS * DAY);
    const share = roll(100) < 15 ? bonus(roll) : shareOfSale(roll);
    return {
      ...share,
      // A clawback that somebody approved: no run may pay it.
      ...(index === 3 && { amount: '-2500.00', status: 'approved' as const }),
      beneficiaryUserId: index % 40 === 5 ? DEV_USER_ID : associate(roll),
      sourceUserId: associate(roll),
      status: index === 3 ? 'approved' : statusAt(ageMilliseconds / DAY, roll(100)),
      createdAt: new Date(now.getTime() - ageMilliseconds),
    };
  });
};
