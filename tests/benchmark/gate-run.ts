/** How long a run of the gate's benchmark takes, and which workload it draws. */
export interface GateRun {
  readonly seed: number;
  readonly rounds: number;
  /** Length of one round in process. */
  readonly roundMs: number;
  /** Length of one round over HTTP. */
  readonly loadSeconds: number;
}

/** `GATE_SEED` draws another workload; `GATE_QUICK=1` shortens the rounds, to try something out. */
export function gateRun(): GateRun {
  const seed = Number(process.env['GATE_SEED'] ?? 20_261_122);
  const isQuick = process.env['GATE_QUICK'] === '1';
  return isQuick
    ? { seed, rounds: 3, roundMs: 150, loadSeconds: 1 }
    : { seed, rounds: 9, roundMs: 400, loadSeconds: 4 };
}
