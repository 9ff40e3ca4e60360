/** The loader of scenario files, for tests that hold a running product to them. */
export { hashPassword } from '../../api/src/account/password.ts';
export { createDataSource } from '../../api/src/database/data-source.ts';
export { Recorder } from '../../api/src/ledger/recorder.ts';
export { ScenarioLoad } from '../../api/src/scenario/scenario-load.ts';
