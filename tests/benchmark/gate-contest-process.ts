/** One contest in a process of its own, so that no engine meets the machine code or the garbage of another. */
import { contest } from './gate-contest.ts';
import type { ContestOrder } from './gate-contest.ts';

const order = JSON.parse(process.env['GATE_CONTEST'] ?? '{}') as ContestOrder;
process.stdout.write(`${JSON.stringify(await contest(order))}\n`);
