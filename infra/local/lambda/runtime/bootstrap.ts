import { flushCompileCache } from 'node:module';
import { endWithParent } from './end-with-parent.ts';
import { loadHandler } from './load-handler.ts';
import { runInvocation } from './run-invocation.ts';
import { nextInvocation, postInitError } from './runtime-client.ts';

endWithParent();
// Lambda sets no such thing, and Node has read it.
delete process.env['NODE_COMPILE_CACHE'];

const handler = await loadHandler().catch(async (error: unknown) => {
  await postInitError(error);
  return process.exit(1);
});

await runInvocation(handler, await nextInvocation());
// Most processes are killed and never exit, when Node would write it.
flushCompileCache();
for (;;) await runInvocation(handler, await nextInvocation());
