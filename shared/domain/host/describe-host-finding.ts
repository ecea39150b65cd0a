import type { HostFinding } from './host-finding.ts';

/** Where, what is there, what it means. */
export const describeHostFinding = ({ table, column, found, means }: HostFinding): string => {
  const isNamed = column === null || found.startsWith('lacks ');
  return `${table}${isNamed ? '' : `.${column}`} ${found}: ${means}`;
};
