/** Commands of the product, for tests; apart, because a command may load entities with decorators. */
export { runCommand } from '../../api/src/command/commands.ts';
