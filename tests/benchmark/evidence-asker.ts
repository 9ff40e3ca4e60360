/** Asks the gate at a steady pace in a process of its own, until it is told to stop; then says how long each took. */
import { once } from 'node:events';
import { send } from './evidence-client.ts';

/** What is asked, and how often. */
export interface AskingOrder {
  readonly url: string;
  readonly cookie: string;
  readonly personId: string;
  /** Milliseconds from one answer to the next question. */
  readonly every: number;
}

const order = JSON.parse(process.env['EVIDENCE_ASKER'] ?? '{}') as AskingOrder;
const question = JSON.stringify({
  subject: { type: 'person', id: order.personId },
  action: { name: 'edit-oar' },
  resource: { type: 'treatment', id: 'Ethos-1/cervix' },
});

/** Milliseconds; a question that is left open, neither yes nor no, was not answered in any time. */
async function ask(): Promise<number | null> {
  const started = performance.now();
  const { status } = await send(order, 'POST', '/access/v1/evaluation', question, {
    'content-type': 'application/json',
  });
  if (status === 503) return null;
  if (status !== 200) throw new Error(`The gate answered ${status}`);
  return performance.now() - started;
}

const times: (number | null)[] = [];
const stopped = new AbortController();
void once(process, 'message').then(() => {
  stopped.abort();
});
while (!stopped.signal.aborted) {
  times.push(await ask());
  await new Promise((resolve) => setTimeout(resolve, order.every));
}
process.send?.(times);
process.disconnect?.();
