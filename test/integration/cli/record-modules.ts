import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Loaded with --import: writes down which modules a process loads. */
const loaded: string[] = [];

registerHooks({
  load: (url, context, nextLoad) => {
    loaded.push(url);
    return nextLoad(url, context);
  },
});
process.on('exit', () => writeFileSync(process.env['LOADED_MODULES'] ?? '', loaded.join('\n')));
