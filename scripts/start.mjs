import { refuseOrRun } from './refuse-or-run.mjs';

await refuseOrRun(async (directories) => {
  const { buildWhatChanged } = await import('./build-what-changed.mjs');
  await buildWhatChanged(['api'], console.log);
  const { start } = await import('../api/dist/start/start.js');
  // The pages are built beside the database, which a first start has to fill.
  await start(process.env, directories, console.log, (until) =>
    buildWhatChanged(['client'], console.log, until),
  );
});
