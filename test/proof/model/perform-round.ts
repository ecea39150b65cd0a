import type { Action, Told } from './action.ts';
import type { Clients, Seen } from './clients.ts';
import { performAction } from './perform-action.ts';
import { holdOpen } from './perform-host.ts';
import { tableLines } from './table-lines.ts';

type Held = Extract<Action, { kind: 'host' }>;

const isHeld = (action: Action): action is Held => action.kind === 'host' && action.held !== 'no';

/** InnoDB answers from a cache, made anew only where nobody has read it for 100 ms (`CACHE_MIN_IDLE_TIME_NS`). */
const ANEW_MILLISECONDS = 150;

/** What died is forgotten by the database a while later. */
const untilQuiet = async ({ company }: Clients): Promise<void> => {
  for (;;) {
    const open = await company.sql(
      `SELECT trx_id FROM information_schema.INNODB_TRX WHERE trx_mysql_thread_id <> CONNECTION_ID()`,
    );
    if (open.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, ANEW_MILLISECONDS));
  }
};

const isOfClock = ({ kind }: Action): boolean => kind === 'overdue';

const performEach = async (clients: Clients, seen: Seen, actions: readonly Action[]): Promise<Told[]> => {
  const told: Told[] = [];
  for (const action of actions) told.push({ action, answer: await performAction(clients, seen, action) });
  return told;
};

/** All at once, each by its own client; the host's open transaction first. */
export const performRound = async (
  clients: Clients,
  before: Seen,
  actions: readonly Action[],
): Promise<Told[]> => {
  // Time is a term of a batch: with the clock its hash moves, so this comes first, and the others know the new one.
  const moved = await performEach(clients, before, actions.filter(isOfClock));
  const seen =
    moved.length > 0 ? { ...before, ...(await tableLines(clients.company, before.startedAt)) } : before;
  const held = actions.find(isHeld);
  const end = held && (await holdOpen(clients, seen, held));
  const others = actions.filter((action) => action !== held && !isOfClock(action));
  const acting = Promise.all(
    others.map(async (action) => ({ action, answer: await performAction(clients, seen, action) })),
  );
  const ending = held && end ? [{ action: held, answer: await end(acting) }] : [];
  const told = [...moved, ...ending, ...(await acting)];
  if (actions.some(({ kind }) => kind === 'kill')) await untilQuiet(clients);
  return told;
};
