/** How long a run of the gate's benchmark takes, and which workload it draws. */
export interface GateRun {
  readonly seed: number;
  readonly rounds: number;
  /** Length of one round in process. */
  readonly roundMs: number;
  readonly httpRounds: number;
  /** Length of one round over HTTP. */
  readonly loadSeconds: number;
  readonly revocations: number;
  readonly freezes: number;
  /** In the large department. */
  readonly people: number;
}

/** `GATE_SEED` draws another workload; `GATE_QUICK=1` shortens the rounds, to try something out. */
export function gateRun(): GateRun {
  const seed = Number(process.env['GATE_SEED'] ?? 20_261_122);
  const isQuick = process.env['GATE_QUICK'] === '1';
  return isQuick
    ? {
        seed,
        rounds: 3,
        roundMs: 150,
        httpRounds: 2,
        loadSeconds: 1,
        revocations: 40,
        freezes: 1,
        people: 10_000,
      }
    : {
        seed,
        rounds: 9,
        roundMs: 400,
        httpRounds: 5,
        loadSeconds: 3,
        revocations: 300,
        freezes: 5,
        people: 100_000,
      };
}
