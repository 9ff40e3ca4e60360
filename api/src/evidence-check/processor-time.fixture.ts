/**
 * Milliseconds of processor time that this process takes for some work, its threads counted: what else the machine
 * does meanwhile makes it no slower.
 */
export async function processorTimeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
