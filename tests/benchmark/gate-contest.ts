import type { CompiledGate } from '@oart/competency';
import { caslAbilities } from './gate-casl.ts';
import { casbinEnforcers } from './gate-casbin.ts';
import { cedarPreparsed } from './gate-cedar.ts';
import { answersOf, rateOf } from './gate-contestant.ts';
import type { Contestant } from './gate-contestant.ts';
import { compiledGate, ourGate, ourGateByName } from './gate-engine.ts';
import { mapFloor } from './gate-map-floor.ts';
import { requireNoDifference } from './gate-oracle.ts';
import { sqlStatement } from './gate-sql.ts';
import { gateWorkload } from './gate-workload.ts';
import type { Workload } from './gate-workload.ts';

/** What one process measures: our gate beside one other, in turn. */
export interface ContestOrder {
  readonly seed: number;
  readonly beside: 'floor' | 'past' | 'names' | 'casl' | 'casbin' | 'cedar' | 'sql';
  readonly rounds: number;
  readonly roundMs: number;
  /** A database for the SQL statement. */
  readonly url: string;
}

/** Decisions a second, round by round. */
export interface Contest {
  readonly beside: string;
  readonly ours: readonly number[];
  readonly others: readonly number[];
  readonly permits: number;
  /** First pass of ours over all questions, in ms: what was not compiled before is compiled then. */
  readonly firstPassMs: number;
}

/** Rounds thrown away: the loops become machine code first. */
const WARM_UP = 3;

type Closable = Contestant & { readonly close?: () => Promise<void> };

/** Compares both with the oracle first, then measures. @throws on any difference */
export async function contest(order: ContestOrder): Promise<Contest> {
  const workload = gateWorkload(order.seed);
  const gate = compiledGate(workload);
  const ours = ourGate(gate, 'our compiled gate, with reasons', workload.questions);
  const other = await otherOf(order, workload, gate);
  const began = performance.now();
  const permits = await checked(workload, ours);
  const firstPassMs = performance.now() - began;
  if (order.beside !== 'floor') await checked(workload, other);
  const rates: { ours: number[]; others: number[] } = { ours: [], others: [] };
  // What the comparison and the compiling left behind is not what is measured.
  globalThis.gc?.();
  for (let round = -WARM_UP; round < order.rounds; round++) {
    const [one, two] = [await rateOf(other, order.roundMs), await rateOf(ours, order.roundMs)];
    if (round < 0) continue;
    rates.others.push(one);
    rates.ours.push(two);
  }
  await other.close?.();
  return { beside: other.name, ...rates, permits, firstPassMs };
}

function otherOf(
  { beside, url }: ContestOrder,
  workload: Workload,
  gate: CompiledGate,
): Closable | Promise<Closable> {
  if (beside === 'names') return ourGateByName(gate, workload.questions);
  if (beside === 'past') {
    return ourGate(gate, 'our compiled gate as of past instants', workload.past);
  }
  return OTHERS[beside](workload, url);
}

const OTHERS: Readonly<
  Record<
    Exclude<ContestOrder['beside'], 'past' | 'names'>,
    (workload: Workload, url: string) => Closable | Promise<Closable>
  >
> = {
  floor: mapFloor,
  casl: caslAbilities,
  casbin: casbinEnforcers,
  cedar: cedarPreparsed,
  sql: sqlStatement,
};

/** How many of the answers are a yes. */
async function checked(workload: Workload, contestant: Contestant): Promise<number> {
  const answers = await answersOf(contestant);
  requireNoDifference(contestant.name, workload, contestant.questions, answers);
  return answers.filter((answer) => answer).length;
}
