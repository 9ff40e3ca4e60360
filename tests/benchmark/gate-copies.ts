import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { RunningSettings } from '../support/product.ts';

export interface CopyOrder {
  readonly settings: RunningSettings;
  readonly employerId: string;
  /** Where the ledger ends as they begin. */
  readonly head: number;
  readonly copies: number;
}

/** What a copy says: that it follows, that it has marked a fact, or when it last answered without it. */
export type CopyReport =
  | { readonly kind: 'following' }
  | { readonly kind: 'marked'; readonly index: number; readonly at: number }
  | { readonly kind: 'last-answer'; readonly at: number };

/** Asks the copies until when they answer without the fact of this index. */
export interface Watch {
  readonly index: number;
}

/** A process of copies, and everything that it has said about marking. */
export interface Copies {
  readonly child: ChildProcess;
  readonly marked: Extract<CopyReport, { kind: 'marked' }>[];
  close(): Promise<void>;
}

/** Starts copies in a process of their own; when this answers they follow. */
export async function startCopies(order: CopyOrder): Promise<Copies> {
  const child = fork(fileURLToPath(new URL('gate-copy.ts', import.meta.url)), {
    env: { PATH: process.env['PATH'], GATE_COPIES: JSON.stringify(order) },
  });
  const marked: Copies['marked'] = [];
  child.on('message', (report: CopyReport) => {
    if (report.kind === 'marked') marked.push(report);
  });
  await said(child, 'following');
  return {
    child,
    marked,
    async close() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

/** Waits for a report of this kind. @throws when the process ends before */
export function said<Kind extends CopyReport['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<CopyReport, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const ended = (): void => {
      reject(new Error('A process of copies ended early'));
    };
    const heard = (report: CopyReport): void => {
      if (report.kind !== kind) return;
      child.off('message', heard);
      child.off('close', ended);
      resolve(report as Extract<CopyReport, { kind: Kind }>);
    };
    child.on('message', heard);
    child.once('close', ended);
  });
}
