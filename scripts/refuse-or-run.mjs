import module from 'node:module';
import { wrongNode } from './required-node.mjs';

/**
 * Runs the work on the right Node. What the person can put right is said in one sentence; anything
 * else keeps its stack. Both end with a code that is not zero.
 * @param {(directories: { product: string, caller: string }) => Promise<number | void>} work
 */
export async function refuseOrRun(work) {
  const wrong = wrongNode();
  if (wrong !== null) {
    console.error(wrong);
    process.exitCode = 1;
    return;
  }
  const product = new URL('..', import.meta.url).pathname.replace(/\/$/, '');
  // Compiled code is kept from one start to the next: a quarter of the time to ready.
  module.enableCompileCache(`${product}/node_modules/.cache/oart/compiled`);
  try {
    const code = await work({ product, caller: process.env['INIT_CWD'] ?? process.cwd() });
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    console.error(error instanceof Error && error.name === 'Refusal' ? error.message : error);
    process.exitCode = 1;
  }
}
