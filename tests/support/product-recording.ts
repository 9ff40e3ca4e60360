/** The recording side of the product, for tests that must go below its HTTP interface. */
export { createDataSource } from '../../api/src/database/data-source.ts';
export { ENTITIES } from '../../api/src/database/entities.ts';
export { openEmployer } from '../../api/src/ledger/employers.ts';
export { FactColumns } from '../../api/src/ledger/fact-columns.ts';
export { factRows } from '../../api/src/ledger/fact-rows.ts';
export { Recorder, headIndex, instant } from '../../api/src/ledger/recorder.ts';
export type { RecordingRequest } from '../../api/src/ledger/recorder.ts';
export {
  IdempotencyConflict,
  IdempotencyInFlight,
  UnknownEmployer,
} from '../../api/src/ledger/recording-errors.ts';
export { verifyLedgers } from '../../api/src/ledger/verify-ledger.ts';
export { AskLogRepository } from '../../api/src/ask-log/ask-log.repository.ts';
export type { AnswerRow, AskRow, LoggedAsk } from '../../api/src/ask-log/ask-log.ts';
export { AskLogService, LogFull } from '../../api/src/ask-log/ask-log.service.ts';
export {
  AskBundle,
  asksIn,
  packed as packedAsks,
  unpacked as unpackedAsks,
} from '../../api/src/ask-log/ask-bundle.ts';
export { verifyAskLogs } from '../../api/src/ask-log/verify-asks.ts';
