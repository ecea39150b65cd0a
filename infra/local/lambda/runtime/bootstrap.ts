import { endWithParent } from './end-with-parent.ts';
import { loadHandler } from './load-handler.ts';
import { runInvocation } from './run-invocation.ts';
import { nextInvocation, postInitError } from './runtime-client.ts';

endWithParent();

const handler = await loadHandler().catch(async (error: unknown) => {
  await postInitError(error);
  return process.exit(1);
});

for (;;) await runInvocation(handler, await nextInvocation());
