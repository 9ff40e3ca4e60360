export * from './problem.ts';
export * from './evaluate.ts';
export * from './files-on-disk.ts';
export * from './command.ts';
export type { FileReader } from './written/inclusion.ts';
export { merged, type MergedScenario } from './ledger/merged.ts';
export { recordScenario, type RecordedScenario } from './ledger/record-scenario.ts';
export { Ledger } from './ledger/ledger.ts';
export { readScenario } from './written/inclusion.ts';
