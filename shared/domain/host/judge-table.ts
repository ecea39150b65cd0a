import type { HostFinding } from './host-finding.ts';
import type { HostTable } from './host-schema.ts';

const unfit = (table: string, found: string, means: string, alter: string): HostFinding => ({
  ...{ table, column: null, severity: 'unfit', found, means, alter },
});

const judgeEngine = ({ name, engine }: HostTable): HostFinding[] => {
  if (engine === 'InnoDB') return [];
  if (engine === undefined) {
    return [
      unfit(
        name,
        'is a view',
        'we lock and change its rows, and a foreign key leads to it: the table itself must have this name',
        `DROP VIEW ${name}; RENAME TABLE <the table behind it> TO ${name}`,
      ),
    ];
  }
  return [
    unfit(
      name,
      `is ${engine}`,
      'it takes part in no transaction: what is rolled back, or killed half-way, would stay written',
      `ALTER TABLE ${name} ENGINE=InnoDB`,
    ),
  ];
};

/** Of a table whose rows we lock and change. */
export const judgeTable = (table: HostTable): HostFinding[] => [
  ...judgeEngine(table),
  ...(table.partitioned
    ? [
        unfit(
          table.name,
          'is partitioned',
          'no foreign key can lead to a partitioned table',
          `ALTER TABLE ${table.name} REMOVE PARTITIONING`,
        ),
      ]
    : []),
];
