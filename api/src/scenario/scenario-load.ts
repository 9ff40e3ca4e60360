import { uuidv7 } from 'uuidv7';
import type { PersonId, Recorded } from '@oart/competency';
import { contentsOf } from '@oart/scenario';
import type { LedgerEntry, MergedScenario, OpenedScenario } from '@oart/scenario';
import { openEmployer } from '../ledger/employers.ts';
import type { RecordEntry, Recorder } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { ASSESSMENTS } from './assessment-rows.ts';
import { DECLARED } from './declared-rows.ts';
import { ENTITLEMENTS } from './entitlement-rows.ts';
import { EVIDENCE } from './evidence-rows.ts';
import { Loading } from './loading.ts';
import type { Writers } from './loading.ts';
import { PERSONNEL } from './personnel-rows.ts';
import { ScenarioAccounts } from './scenario-accounts.ts';
import type { ScenarioAccount } from './scenario-accounts.ts';
import { TREATMENTS } from './treatment-rows.ts';

const WRITERS: Writers = {
  ...DECLARED,
  ...PERSONNEL,
  ...EVIDENCE,
  ...ASSESSMENTS,
  ...ENTITLEMENTS,
  ...TREATMENTS,
};

/**
 * A recorded scenario as an employer of its own in a database that is not a production one: every entry in the
 * tables and the ledger, at the instants and in the order of the file.
 */
export class ScenarioLoad {
  readonly employerId = uuidv7();
  readonly #recorder: Recorder;
  readonly #name: string;
  readonly #contents: readonly LedgerEntry[];
  readonly #loading: Loading;
  readonly #accounts: ScenarioAccounts;
  /** Ledger index in the database of the last leaf of each entry. */
  readonly #indexes: number[] = [];

  /** @param passwordHash of the one password of all its accounts */
  constructor(
    recorder: Recorder,
    { scenario, ledger }: Pick<OpenedScenario, 'scenario' | 'ledger'>,
    passwordHash: string,
  ) {
    this.#recorder = recorder;
    this.#name = scenario.title;
    this.#contents = contentsOf(ledger);
    this.#loading = new Loading(this.#contents);
    const suffix = this.employerId.slice(-8);
    this.#accounts = new ScenarioAccounts(this.#contents, entitlersIn(scenario), {
      passwordHash,
      suffix,
    });
  }

  get accounts(): readonly ScenarioAccount[] {
    return this.#accounts.opened;
  }

  /** Every id given so far, with the label that stands for it in the file. */
  labels(): ReadonlyMap<string, string> {
    return this.#loading.labels.byId();
  }

  /** The ledger index in the database of what was recorded last; -1 before anything. */
  get recordedIndex(): number {
    return this.indexOf(this.#indexes.length);
  }

  /** The ledger index in the database of a place in the file's ledger; -1 before the first. */
  indexOf(place: number): number {
    return place === 0 ? -1 : (this.#indexes[place - 1] ?? -1);
  }

  /**
   * Records what is not recorded yet, up to a place in the file's ledger; all of it by default. Once begun, a
   * call is recorded whole or not at all.
   * @throws PastRefused in a production database
   */
  async upTo(place = this.#contents.length): Promise<void> {
    const wanted = this.#contents.slice(this.#indexes.length, place);
    if (wanted.length === 0) return;
    await this.#recorder.recordPast(this.employerId, async (record, tx) => {
      if (this.#indexes.length === 0) {
        const [first] = wanted;
        await openEmployer(tx, this.employerId, this.#name, first?.recordedAt);
      }
      await this.#record(record, wanted);
    });
  }

  async #record(record: RecordEntry, entries: readonly LedgerEntry[]): Promise<void> {
    for (const together of inOneRecording(entries)) {
      const [{ recordedAt, fact }] = together;
      await record({ at: recordedAt, actor: this.#recorderOf(fact) }, async (tx) => {
        if (this.#indexes.length === 0) await this.#accounts.openOnlookers(tx);
        for (const entry of together) await this.#enter(tx, entry);
      });
    }
  }

  async #enter(tx: Recording, entry: LedgerEntry): Promise<void> {
    const { id } = await written(tx, entry, this.#loading);
    const { labels } = this.#loading;
    if (entry.kind === 'unit') labels.nameUnit(entry.fact.id, id);
    else if (entry.kind === 'person') {
      labels.namePerson(entry.fact.id, id);
      await this.#accounts.openFor(tx, entry.fact.id as PersonId, id as PersonId);
    } else if (entry.kind !== 'framework' && entry.kind !== 'policy') {
      labels.nameFact(entry.fact.id, id);
    }
    this.#indexes.push(tx.last);
  }

  #recorderOf(fact: LedgerEntry['fact']): PersonId | null {
    const by = recorderIn(fact);
    return by === null ? null : this.#loading.labels.person(by);
  }
}

/** Who is asked to entitle somebody, with or without a delegation. */
function entitlersIn({ questions }: MergedScenario): readonly PersonId[] {
  return questions.flatMap(({ written }) => (written.ask === 'grant' ? [written.entitler] : []));
}

/** The writer of each kind takes the facts of that kind: the table says so, one entry at a time. */
function written(tx: Recording, { kind, fact }: LedgerEntry, loading: Loading): Promise<Recorded> {
  const write = WRITERS[kind] as (
    tx: Recording,
    fact: LedgerEntry['fact'],
    loading: Loading,
  ) => Promise<Recorded>;
  return write(tx, fact, loading);
}

/** Neighbours of one instant and one recorder. */
function inOneRecording(
  entries: readonly LedgerEntry[],
): readonly (readonly [LedgerEntry, ...LedgerEntry[]])[] {
  const groups: [LedgerEntry, ...LedgerEntry[]][] = [];
  for (const entry of entries) {
    const group = groups.at(-1);
    if (group !== undefined && isOneRecording(group[0], entry)) group.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function isOneRecording(left: LedgerEntry, right: LedgerEntry): boolean {
  return left.recordedAt === right.recordedAt && recorderIn(left.fact) === recorderIn(right.fact);
}

function recorderIn(fact: LedgerEntry['fact']): PersonId | null {
  return 'recordedBy' in fact ? fact.recordedBy : null;
}
