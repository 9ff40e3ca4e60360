import { refuseOrRun } from './refuse-or-run.mjs';

await refuseOrRun(async (directories) => {
  const { buildWhatChanged } = await import('./build-what-changed.mjs');
  await buildWhatChanged(['api', 'client'], console.log);
  const { start } = await import('../api/dist/start/start.js');
  await start(process.env, directories, console.log);
});
