import type { Finding } from '../../../../shared/events/diagnosis.ts';
import { readIsolationLevel, readServerFacts } from '../../../../shared/sql/doctor/catalogue.ts';
import type { Check } from '../check/check.ts';

const recommendation = (
  check: Finding['check'],
  severity: Finding['severity'],
  message: string,
  advice: string,
): Finding => ({ check, severity, count: 1, amount: null, message, advice, rows: [] });

const isolationLevel: Check = {
  name: 'isolation_level',
  needs: [],
  examine: async ({ database }) => {
    const [found] = await database.read(readIsolationLevel());
    if (!found) return [{ check: 'isolation_level', because: 'the server names no isolation level' }];
    if (found.level === 'READ-COMMITTED') return [];
    return [
      recommendation(
        'isolation_level',
        'information',
        `Sessions begin with ${found.level}. Payouts stay correct; runs and the host's pages wait for each other more often than under READ-COMMITTED.`,
        "Set transaction_isolation = READ-COMMITTED in the instance's parameter group, if the host's application allows it.",
      ),
    ];
  },
};

const sqlMode: Check = {
  name: 'sql_mode',
  needs: [],
  examine: async ({ database }) => {
    const [facts] = await database.read(readServerFacts());
    if (/STRICT_(TRANS|ALL)_TABLES/.test(facts?.sqlMode ?? '')) return [];
    return [
      recommendation(
        'sql_mode',
        'warning',
        `Sessions begin with a sql_mode that is not strict ("${facts?.sqlMode}"): an amount or a text that does not fit is cut without an error. Our functions set their own; the host's application may not.`,
        "Add STRICT_TRANS_TABLES to sql_mode in the instance's parameter group, or in the host's connections.",
      ),
    ];
  },
};

const timeZone: Check = {
  name: 'time_zone',
  needs: [],
  examine: async ({ database }) => {
    const [facts] = await database.read(readServerFacts());
    if (facts?.dayOne.startsWith('1970-01-02 00')) return [];
    return [
      recommendation(
        'time_zone',
        'information',
        `Sessions begin with a time zone that is not UTC (${facts?.timeZone}). Windows of runs do not shift, as they compare instants; times that are shown straight from the database do.`,
        'Nothing needs to be done. UTC in the parameter group (time_zone) is simpler to read.',
      ),
    ];
  },
};

/** How sessions begin: ours set what they rely on, the host's may not. */
export const SERVER: readonly Check[] = [isolationLevel, sqlMode, timeZone];
