import {
  type Assessment,
  type AsOf,
  type Moment,
  type PersonFacts,
  type PersonId,
  type UnitId,
} from '@oart/competency';
import { titlesOf, type Titles } from '@oart/contract';
import { instantIn } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Foreigners } from '../ledger/record-scenario.ts';
import { below, type Place, type ScenarioProblem } from '../problem.ts';
import { Recording } from '../recording/recording.ts';

/** What a question is answered from: the recorded ledger, the instant and what was known. */
export class Asking {
  readonly ledger: Ledger;
  readonly asOf: AsOf;
  /** The names in a question mean what they mean in a fact recorded at the end of the ledger. */
  readonly names: Recording;
  private readonly given: {
    readonly ledger: Ledger;
    readonly foreigners: Foreigners;
    readonly place: Place;
    readonly problems: ScenarioProblem[];
  };

  constructor(
    given: Asking['given'],
    question: { readonly at: string; readonly knownAt?: string },
    usual: 'now' | 'at' = 'now',
  ) {
    this.given = given;
    this.ledger = given.ledger;
    const at = instantIn(question.at);
    this.asOf = { at, knownAt: knownIndex(given.ledger, at, question.knownAt ?? usual) };
    this.names = new Recording({
      ...given,
      moment: this.ledger.moment(at),
      recorder: null,
      supersedes: null,
    });
  }

  /** The instant in the zone of the first unit. */
  get moment(): Moment {
    return this.ledger.moment(this.asOf.at);
  }

  /** A person's facts, null for a person of another employer; a label that the file does not know is a fault. */
  factsOf(person: PersonId, ...keys: readonly (string | number)[]): PersonFacts | null {
    return this.given.foreigners.has(person)
      ? null
      : this.ledger.factsOf(this.names.person(person, ...keys));
  }

  everyOf(people: readonly PersonId[], key: string): readonly PersonFacts[] {
    return people
      .map((person, position) => this.factsOf(person, key, position))
      .filter((facts) => facts !== null);
  }

  /** The unit asked about: the one named, also one that does not exist, or the first one. */
  unitId(named: UnitId | undefined): UnitId {
    return named ?? this.names.unit(undefined, 'unit')?.id ?? ('' as UnitId);
  }

  assessments(): readonly Assessment[] {
    return this.ledger
      .everybody()
      .flatMap((facts) => facts.assessments)
      .filter(({ index }) => index <= this.asOf.knownAt);
  }

  titles(): Titles {
    return titlesOf(this.names.framework(), this.ledger.units);
  }

  /** The ledger as it was known, on which a question may go on recording. */
  ledgerThen(): Ledger {
    return this.ledger.upTo(this.asOf.knownAt);
  }

  /** As if something were recorded on a ledger at the instant asked about; `key` holds it in the question. */
  recordingOn(
    ledger: Ledger,
    recorder: PersonId | null,
    supersedes: string | null,
    key: string,
  ): Recording {
    const { foreigners, problems } = this.given;
    const moment = ledger.moment(this.asOf.at);
    const place = below(this.given.place, key);
    return new Recording({ ledger, moment, recorder, supersedes, place, problems, foreigners });
  }
}

function knownIndex(ledger: Ledger, at: AsOf['at'], knownAt: string): number {
  if (knownAt === 'now') return ledger.lastIndex;
  return ledger.indexKnownAt(knownAt === 'at' ? at : instantIn(knownAt));
}
