import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FractionRef, PersonId } from '@oart/competency';
import { GateStale, LedgerFeed } from '../ledger-feed/ledger-feed.service.ts';
import { Recorder, headIndex } from '../ledger/recorder.ts';
import { DepartmentService } from '../standing/department.service.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import { TreatmentFactsService } from '../treatment/treatment-facts.service.ts';
import { EmployerMemory } from './employer-memory.ts';
import type { ReadFacts, Wanted } from './employer-memory.ts';

/** How often facts may change under the reader before the asker is told to come again. */
const TRIES = 5;

const TOO_FAST = 'The record changes faster than it can be read.';

const NOTHING: Wanted = { people: [], fractions: [] };

/** The facts of every employer that somebody asked about, in memory and never behind the ledger. */
@Injectable()
export class GateMemoryService {
  readonly #recorder: Recorder;
  readonly #feed: LedgerFeed;
  readonly #facts: StandingFactsService;
  readonly #departments: DepartmentService;
  readonly #treatment: TreatmentFactsService;
  readonly #memories = new Map<string, EmployerMemory>();
  readonly #opening = new Map<string, Promise<EmployerMemory>>();

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

  async #load(employerId: string): Promise<EmployerMemory> {
    for (let tries = 0; tries < TRIES; tries++) {
      const memory = new EmployerMemory();
      const read = await this.#recorder.read(employerId, async (tx) => ({
        head: await headIndex(tx, employerId),
        department: await this.#departments.department(tx),
        people: await this.#facts.everybody(tx),
        fractions: [],
      }));
      memory.keep(read);
      if (this.#feed.follow(employerId, read.head, memory)) return memory;
    }
    throw new GateStale(TOO_FAST);
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
