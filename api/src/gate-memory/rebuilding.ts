import { setTimeout as wait } from 'node:timers/promises';
import type { PersonId } from '@oart/competency';
import type { EmployerMemory } from './employer-memory.ts';

/** After a mark, in ms: whoever waits for this process to confirm what it heard goes first. */
const PAUSE_MS = 50;

/** People read again at once. */
const AT_ONCE = 20;

type Rebuild = (
  employerId: string,
  memory: EmployerMemory,
  people: readonly PersonId[],
) => Promise<void>;

/**
 * Has who has changed read again while nobody waits for it, a few people at a time, so that whoever asks
 * about them seldom has to. Nothing rests on it: what it cannot do, the next who asks does.
 */
export class Rebuilding {
  readonly #rebuild: Rebuild;
  readonly #running = new Map<EmployerMemory, Promise<void>>();
  #isEnding = false;

  constructor(rebuild: Rebuild) {
    this.#rebuild = rebuild;
  }

  /** Begins shortly, where it has not begun. */
  soon(employerId: string, memory: EmployerMemory): void {
    if (this.#isEnding || this.#running.has(memory)) return;
    const running = this.#run(employerId, memory).finally(() => {
      this.#running.delete(memory);
    });
    this.#running.set(memory, running);
  }

  /** Begins nothing more, and waits for what is under way. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await Promise.all(this.#running.values());
  }

  async #run(employerId: string, memory: EmployerMemory): Promise<void> {
    await wait(PAUSE_MS);
    try {
      while (!this.#isEnding && !memory.isLost) {
        const people = memory.someStalePeople(AT_ONCE);
        if (people.length === 0) return;
        await this.#rebuild(employerId, memory, people);
      }
    } catch {
      // The feed says what is wrong with the database; whoever asks is told that there is no answer.
    }
  }
}
