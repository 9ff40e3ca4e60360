import { refuseOrRun } from './refuse-or-run.mjs';

await refuseOrRun(async (directories) => {
  const { buildWhatChanged } = await import('./build-what-changed.mjs');
  await buildWhatChanged(['api'], console.error);
  const { runCommand } = await import('../api/dist/command/commands.js');
  return runCommand(process.argv.slice(2), process.env, {
    directories,
    print: console.log,
    say: console.error,
  });
});
