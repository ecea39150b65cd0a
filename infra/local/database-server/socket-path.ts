import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** sockaddr_un holds 108 bytes on Linux, 104 on macOS, a zero byte included. */
const socketPathBytesMax = 100;

/** Beside the data, or, where that path is too long for a socket, in a temp folder named after it. */
export const socketPathFor = (stateDirectory: string): string => {
  const beside = join(stateDirectory, 'database.sock');
  if (Buffer.byteLength(beside) <= socketPathBytesMax) return beside;
  const name = `payout-${createHash('sha256').update(stateDirectory).digest('hex').slice(0, 12)}`;
  const long = Buffer.byteLength(join(tmpdir(), name, 'database.sock')) > socketPathBytesMax;
  const folder = join(long ? '/tmp' : tmpdir(), name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return join(folder, 'database.sock');
};

/** A socket file may outlive its server; only one that answers is in use. */
export const answers = (socketPath: string): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(socketPath);
  socket.on('connect', () => resolve(true));
  socket.on('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
};
