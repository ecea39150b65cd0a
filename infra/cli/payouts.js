#!/usr/bin/env node
// JavaScript, and nothing else here is: a Node too old for TypeScript must be able to say so.
const NODE_MIN = 24;

const { node } = process.versions;
if (Number.parseInt(node, 10) >= NODE_MIN) await import('./payouts.ts');
else {
  process.exitCode = 2;
  process.stderr.write(
    `payouts: this is Node ${node} (${process.execPath}): expected Node ${NODE_MIN} or newer. Nothing was invoked.\n` +
      'npm ci in this folder brings one, which npx payouts then finds; on macOS install it: brew install node@24\n',
  );
}
