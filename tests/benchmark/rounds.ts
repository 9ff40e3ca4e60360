import type { Figure } from './figure.ts';
import { medianOf } from './figure.ts';

/** How often something is measured: `warmUp` rounds are thrown away, and no round starts after `seconds`. */
export interface Rounds {
  readonly warmUp: number;
  readonly measured: number;
  readonly seconds: number;
}

const LEAST_MEASURED = 3;

/**
 * Times one act, round after round. What a round needs is prepared outside the measured time.
 * @param prepare makes the input of a round, whose number it is given.
 */
export async function timeRounds<Input>(
  { warmUp, measured, seconds }: Rounds,
  prepare: (round: number) => Input,
  act: (input: Input) => unknown,
): Promise<Pick<Figure, 'median' | 'slowest' | 'rounds' | 'processor'>> {
  const until = performance.now() + seconds * 1000;
  const times: number[] = [];
  let processor = 0;
  for (let round = 0; round < warmUp + measured; round += 1) {
    const late = performance.now() > until;
    if (late && times.length >= LEAST_MEASURED) break;
    const input = prepare(round);
    const before = process.cpuUsage();
    const began = performance.now();
    await act(input);
    const took = performance.now() - began;
    if (round < warmUp && !late) continue;
    const { user, system } = process.cpuUsage(before);
    times.push(took);
    processor += (user + system) / 1000;
  }
  return {
    median: medianOf(times),
    slowest: Math.max(...times),
    rounds: times.length,
    processor: processor / times.length,
  };
}
