// Builds what is missing or was built from other sources, and nothing else.
import { buildWhatChanged } from './build-what-changed.mjs';

await buildWhatChanged(['api', 'client'], console.log);
