import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { DepartmentQuestion, DepartmentShare, ShareAnswer } from './department-worker.ts';

/** People spread over worker threads, one a core, with all their facts in memory. */
export class DepartmentOnCores {
  readonly #workers: readonly Worker[];

  private constructor(workers: readonly Worker[]) {
    this.#workers = workers;
  }

  static async open(cores: number, people: number, factsEach: number): Promise<DepartmentOnCores> {
    const workers = Array.from({ length: cores }, (_, core) => {
      const firstSeed = Math.floor((people * core) / cores);
      const end = Math.floor((people * (core + 1)) / cores);
      const workerData: DepartmentShare = { firstSeed, people: end - firstSeed, factsEach };
      return new Worker(new URL('./department-worker.ts', import.meta.url), { workerData });
    });
    await Promise.all(workers.map((worker) => once(worker, 'message')));
    return new DepartmentOnCores(workers);
  }

  /** Answers for everybody's cells at an instant, on all cores at once. */
  async answerAt(question: DepartmentQuestion): Promise<ShareAnswer> {
    const shares = await Promise.all(
      this.#workers.map(async (worker) => {
        worker.postMessage(question);
        const [share] = (await once(worker, 'message')) as [ShareAnswer];
        return share;
      }),
    );
    return {
      cells: shares.reduce((sum, { cells }) => sum + cells, 0),
      yes: shares.reduce((sum, { yes }) => sum + yes, 0),
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
