import { argv, exit, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';

/** What Lambda calls init, in a process of its own: the milliseconds until a handler could take its first event. */
const begun = performance.now();
await import(pathToFileURL(argv[2] ?? '').href);
stdout.write(String(performance.now() - begun), () => exit(0));
