import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Which call of the kernel goes wrong, how, and at which of its turns in each thread. */
export interface SyscallFault {
  readonly call: string;
  /** As strace takes it: `error=EIO`, `signal=KILL`, `retval=0`: said to be done and not done. */
  readonly fault: string;
  readonly turn: number | 'each';
  /** Only calls about these files and folders. */
  readonly paths?: readonly string[];
}

/**
 * Does something while a call of a process goes wrong; strace has to be installed and allowed to look on.
 * @returns how many calls went wrong meanwhile
 */
export async function whileFailing(
  pid: number,
  { call, fault, turn, paths = [] }: SyscallFault,
  act: () => Promise<void>,
): Promise<number> {
  const seen = join(tmpdir(), `strace-${crypto.randomUUID()}`);
  const inject = `inject=${call}:${fault}:when=${turn === 'each' ? '1+' : String(turn)}`;
  const only = paths.flatMap((path) => ['-P', path]);
  const options = ['-f', ...only, '-e', `trace=${call}`, '-e', inject, '-o', seen];
  const strace = spawn('strace', [...options, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(strace, 'close');
  const said = createInterface(strace.stderr);
  const attached = Promise.withResolvers<undefined>();
  said.on('line', (line) => {
    if (line.includes('attached')) attached.resolve(undefined);
    else attached.reject(new Error(line));
  });
  try {
    await attached.promise;
    await act();
  } finally {
    strace.kill('SIGTERM');
    // One that waits for a process that is no more does not hear it.
    const deaf = setTimeout(() => strace.kill('SIGKILL'), 2_000);
    await ended;
    clearTimeout(deaf);
  }
  const lines = readFileSync(seen, 'utf8');
  rmSync(seen);
  return fault.startsWith('signal=')
    ? Number(lines.includes('+++ killed by SIGKILL'))
    : lines.split('(INJECTED)').length - 1;
}
