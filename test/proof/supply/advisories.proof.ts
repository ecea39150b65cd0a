import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { tried } from '../tried.ts';
import { auditPackages } from './audit-packages.ts';
import { lockedPackages } from './lockfile.ts';

/** Advisories that do not concern us: as the audit names them, and why not. */
const EXPLAINED: Readonly<Record<string, string>> = {};

it('no package of production has an advisory that is not explained', async ({ skip }) => {
  const audit = await auditPackages();
  if (audit.kind === 'not examined') {
    const said = `NOT EXAMINED: whether packages have known vulnerabilities; npm audit: ${audit.because}`;
    process.stdout.write(`${said}\nRun npm audit --omit=dev where the registry answers it.\n`);
    // Neither clean nor unclean: the summary counts it as skipped.
    return skip(said);
  }
  tried('packages audited', lockedPackages().filter(({ dev }) => !dev).length);
  expect(audit.advisories.toSorted()).toEqual(Object.keys(EXPLAINED).toSorted());
});

it('an advisory that there is would be heard', async () => {
  const advisory = {
    id: 1,
    url: 'https://advisories.example/1',
    title: 'parses what it must not',
    severity: 'high',
    vulnerable_versions: '>=4',
    cwe: [],
    cvss: { score: 8, vectorString: null },
  };
  const registry = createServer((request, response) => {
    const asked = request.url?.endsWith('/security/advisories/bulk');
    response.writeHead(asked ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(asked ? { zod: [advisory] } : {}));
  });
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  const { port } = registry.address() as AddressInfo;
  const audit = await auditPackages(`--registry=http://127.0.0.1:${port}`);
  registry.close();
  expect(audit).toEqual({
    kind: 'examined',
    advisories: ['zod: high https://advisories.example/1'],
  });
});
