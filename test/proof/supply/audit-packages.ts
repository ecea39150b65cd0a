import { execFile } from 'node:child_process';
import { root } from './lockfile.ts';

/** What npm was told about the packages of production: who is concerned, and why; or that nobody answered. */
export type Audit =
  | { readonly kind: 'examined'; readonly advisories: readonly string[] }
  | { readonly kind: 'not examined'; readonly because: string };

type Via = string | { readonly url: string; readonly severity: string };
type Report = {
  readonly vulnerabilities?: Readonly<Record<string, { readonly via: readonly Via[] }>>;
  readonly message?: string;
};

/** A package that only depends on a concerned one names it, not the advisory. */
const advisoriesOf = ({ vulnerabilities = {} }: Report): string[] =>
  Object.entries(vulnerabilities).flatMap(([name, { via }]) =>
    via.flatMap((each) => (typeof each === 'string' ? [] : [`${name}: ${each.severity} ${each.url}`])),
  );

const reportIn = (stdout: string): Report => {
  try {
    return JSON.parse(stdout);
  } catch {
    return { message: 'npm audit printed no report' };
  }
};

/** `npm audit` of what is deployed. It ends with 1 for advisories and for a registry that does not answer alike. */
export const auditPackages = (...options: readonly string[]): Promise<Audit> =>
  new Promise((resolve) => {
    const args = ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000', ...options];
    execFile('npm', args, { cwd: root, maxBuffer: 64_000_000 }, (_, stdout) => {
      const report = reportIn(stdout);
      if (report.vulnerabilities) resolve({ kind: 'examined', advisories: advisoriesOf(report) });
      else resolve({ kind: 'not examined', because: report.message ?? 'the registry did not say why' });
    });
  });
