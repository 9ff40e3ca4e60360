import { refuseOrRun } from './refuse-or-run.mjs';

await refuseOrRun(async (directories) => {
  const [name, ...parameters] = process.argv.slice(2);
  if (name === 'scenario' && parameters[0] !== 'load') {
    // From source: scenarios are answered straight after "npm ci", with nothing built.
    const { runScenario } = await import('../libs/scenario/src/index.ts');
    const { caller } = directories;
    return runScenario(parameters, { caller, print: console.log, say: console.error });
  }
  const { buildWhatChanged } = await import('./build-what-changed.mjs');
  await buildWhatChanged(['api'], console.error);
  const { runCommand } = await import('../api/dist/command/commands.js');
  return runCommand(process.argv.slice(2), process.env, {
    directories,
    print: console.log,
    say: console.error,
  });
});
