import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FractionRef, PersonId } from '@oart/competency';
import { inSlices } from '../http/in-slices.ts';
import { GateStale, LedgerFeed } from '../ledger-feed/ledger-feed.service.ts';
import { leaveMoment } from '../ledger/moment.ts';
import { Recorder, headIndex } from '../ledger/recorder.ts';
import { DepartmentService } from '../standing/department.service.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import { TreatmentFactsService } from '../treatment/treatment-facts.service.ts';
import { EmployerMemory } from './employer-memory.ts';
import type { ReadFacts, Wanted } from './employer-memory.ts';
import { Rebuilding } from './rebuilding.ts';

/** How often facts may change under the reader before the asker is told to come again. */
const TRIES = 5;

const TOO_FAST = 'The record changes faster than it can be read.';

/** So few that a slice is read and kept in less than a beat of the feed, also on a busy machine. */
const PEOPLE_AT_ONCE = 200;

const NO_PEOPLE: ReadFacts['people'] = new Map();

const NOTHING: Wanted = { people: [], fractions: [] };

/** The facts of every employer that somebody asked about, in memory and never behind the ledger. */
@Injectable()
export class GateMemoryService implements BeforeApplicationShutdown {
  readonly #recorder: Recorder;
  readonly #feed: LedgerFeed;
  readonly #facts: StandingFactsService;
  readonly #departments: DepartmentService;
  readonly #treatment: TreatmentFactsService;
  readonly #memories = new Map<string, EmployerMemory>();
  readonly #opening = new Map<string, Promise<EmployerMemory>>();
  readonly #rebuilding = new Rebuilding((...wanted) => this.#rebuild(...wanted));

  constructor(
    recorder: Recorder,
    feed: LedgerFeed,
    facts: StandingFactsService,
    departments: DepartmentService,
    treatment: TreatmentFactsService,
  ) {
    this.#recorder = recorder;
    this.#feed = feed;
    this.#facts = facts;
    this.#departments = departments;
    this.#treatment = treatment;
  }

  /** The employer's facts where they are open already; null where they must be read first. */
  opened(employerId: string): EmployerMemory | null {
    const opened = this.#memories.get(employerId);
    return opened === undefined || opened.isLost ? null : opened;
  }

  /** Employers whose facts are in memory, and the people in them. */
  get counts(): { readonly employers: number; readonly people: number } {
    const open = [...this.#memories.values()].filter(({ isLost }) => !isLost);
    return {
      employers: open.length,
      people: open.reduce((sum, memory) => sum + memory.people, 0),
    };
  }

  /** The employer's facts; everybody's were read at first. */
  async open(employerId: string): Promise<EmployerMemory> {
    const opened = this.opened(employerId);
    if (opened !== null) return opened;
    const opening = this.#opening.get(employerId) ?? this.#load(employerId);
    this.#opening.set(employerId, opening);
    try {
      const memory = await opening;
      this.#memories.set(employerId, memory);
      return memory;
    } finally {
      this.#opening.delete(employerId);
    }
  }

  /** Has what is named read again where it changed. @throws GateStale when it changes faster than that */
  async refresh(employerId: string, memory: EmployerMemory, wanted = NOTHING): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const missing = memory.missing(wanted);
      if (missing === null) return;
      const read = await this.#recorder.read(employerId, (tx) =>
        this.#read(tx, employerId, missing),
      );
      memory.keep(read);
    }
    throw new GateStale(TOO_FAST);
  }

  /** The employer's facts with everybody's read again where they changed. @throws GateStale */
  async refreshed(employerId: string): Promise<EmployerMemory> {
    const memory = await this.open(employerId);
    const people = memory.stalePeople();
    await this.refresh(employerId, memory, { people, fractions: [] });
    return memory;
  }

  /** The same with everything up to a ledger index in it. @throws GateStale */
  async upTo(employerId: string, index: number): Promise<EmployerMemory> {
    await this.open(employerId);
    await this.#feed.reach(employerId, index);
    return this.refreshed(employerId);
  }

  /**
   * Reads everybody in slices, each in a moment of its own, so that neither the feed nor the database
   * waits for all of them: what is recorded meanwhile is heard of, and marks what was read before it.
   */
  async #load(employerId: string): Promise<EmployerMemory> {
    for (let tries = 0; tries < TRIES; tries++) {
      const memory = new EmployerMemory(() => {
        this.#rebuilding.soon(employerId, memory);
      });
      const { ids, ...first } = await this.#recorder.read(employerId, async (tx) => ({
        ids: await this.#facts.everyId(tx),
        head: await headIndex(tx, employerId),
        department: await this.#departments.department(tx),
        people: NO_PEOPLE,
        fractions: [],
      }));
      memory.keep(first);
      if (!this.#feed.follow(employerId, first.head, memory)) continue;
      try {
        await this.#readEverybody(employerId, memory, ids);
      } catch (error) {
        // Nobody asks it any more; what it still hears it need not keep.
        memory.lost();
        throw error;
      }
      memory.everybodyRead();
      return memory;
    }
    throw new GateStale(TOO_FAST);
  }

  /** Two slices at a time: while the database reads one, the other is put together. */
  async #readEverybody(
    employerId: string,
    memory: EmployerMemory,
    ids: readonly PersonId[],
  ): Promise<void> {
    let next = 0;
    const readOn = async (): Promise<void> => {
      while (next < ids.length && !memory.isLost) {
        const people = ids.slice(next, next + PEOPLE_AT_ONCE);
        next += people.length;
        const slice = { people, fractions: [], department: false };
        const read = await this.#recorder.read(employerId, (tx) => {
          // Of so many, rows are not kept beside what is made of them.
          if (ids.length > PEOPLE_AT_ONCE) leaveMoment(tx);
          return this.#read(tx, employerId, slice);
        });
        memory.keep(read);
      }
    };
    await Promise.all([readOn(), readOn()]);
  }

  /** Reads these people again and compiles for them what was asked before. */
  async #rebuild(
    employerId: string,
    memory: EmployerMemory,
    people: readonly PersonId[],
  ): Promise<void> {
    await this.refresh(employerId, memory, { people, fractions: [] });
    const { latest } = this.#feed.moment(employerId).bounds;
    for (const id of people) await inSlices(memory.gate.compileAgain(id, latest), () => undefined);
  }

  /** What nobody waits for ends with the process. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#rebuilding.end();
  }

  async #read(
    tx: EntityManager,
    employerId: string,
    { department, people, fractions }: Wanted & { readonly department: boolean },
  ): Promise<ReadFacts> {
    const facts = await this.#facts.facts(tx, people);
    return {
      head: await headIndex(tx, employerId),
      department: department ? await this.#departments.department(tx) : null,
      people: new Map(people.map((id: PersonId) => [id, facts.get(id) ?? null])),
      fractions: await this.#readFractions(tx, fractions),
    };
  }

  async #readFractions(
    tx: EntityManager,
    fractions: readonly FractionRef[],
  ): Promise<ReadFacts['fractions']> {
    if (fractions.length === 0) return [];
    const read = await this.#treatment.fractions(tx, fractions);
    return fractions.map((ref, place) => [ref, read[place] ?? null]);
  }
}
