import { parseInstant } from '@oart/competency';
import type { AsOf, Instant, PersonId, TreatmentUnit } from '@oart/competency';
import type { OpenedScenario, WrittenQuestion } from '@oart/scenario';
import { ScenarioLoad, hashPassword } from './product-scenario.ts';
import type { Recorder } from './product-scenario.ts';
import { signIn } from './signed-in.ts';
import type { SignedIn } from './signed-in.ts';
import type { Product } from './start-product.ts';

const PASSWORD = 'orbit candle seven maple';
const passwordHash = await hashPassword(PASSWORD);

const AFTERWARDS = '2039-12-31T12:00:00.000Z' as Instant;

/** Nobody of this employer. */
const STRANGER = '00000000-0000-4000-8000-000000000000';

/** One scenario file as an employer of its own in a running product, recorded as far as somebody asks. */
export class ScenarioInProduct {
  readonly ledger: OpenedScenario['ledger'];
  readonly #product: Product;
  readonly #load: ScenarioLoad;
  readonly #signedIn = new Map<string, Promise<SignedIn>>();

  constructor(product: Product, recorder: Recorder, scenario: OpenedScenario) {
    this.ledger = scenario.ledger;
    this.#product = product;
    this.#load = new ScenarioLoad(recorder, scenario, passwordHash);
  }

  /** Records everything that was known by an instant, and lets the clock stand there. */
  async standAt(at: Instant): Promise<void> {
    await this.#load.upTo(this.ledger.indexKnownAt(at));
    await this.#product.database.installation.moveClock(at);
  }

  /** Records everything, and lets the clock stand after it all: every instant of the file is past. */
  async standAtEnd(): Promise<void> {
    await this.#load.upTo();
    await this.#product.database.installation.moveClock(AFTERWARDS);
  }

  get firstUnit(): TreatmentUnit {
    const [unit] = this.ledger.units;
    if (unit === undefined) throw new Error('The scenario has no unit');
    return unit;
  }

  unitId(label: string | undefined): string {
    return this.id(label ?? this.firstUnit.id);
  }

  /** The instant of a question, and what it takes as known by its place in the file's ledger. */
  asOf({ at, knownAt = 'now' }: WrittenQuestion): AsOf {
    const instant = instantIn(at);
    const { ledger } = this;
    if (knownAt === 'now') return { at: instant, knownAt: ledger.lastIndex };
    const known = knownAt === 'at' ? instant : instantIn(knownAt);
    return { at: instant, knownAt: ledger.indexKnownAt(known) };
  }

  /** The ledger index in the database of what was recorded last. */
  get recordedIndex(): number {
    return this.#load.recordedIndex;
  }

  /** The ledger index in the database of a place in the file's ledger. */
  indexOf(place: number): number {
    return this.#load.indexOf(place);
  }

  /** The id of a label of the file; of somebody else's person that of nobody. */
  id(label: string): string {
    for (const [id, known] of this.#load.labels()) if (known === label) return id;
    return STRANGER;
  }

  /** An answer of the product with the labels of the file where it has ids. */
  labelled(answer: unknown): unknown {
    return withLabels(answer, this.#load.labels());
  }

  asAuditor(): Promise<SignedIn> {
    return this.#as('auditor.');
  }

  /** Who asks the gate and sees no private reasons. */
  asGateClient(): Promise<SignedIn> {
    return this.#as('gate-client.');
  }

  asPerson(label: PersonId): Promise<SignedIn> {
    return this.#as(null, ({ person }) => person === label);
  }

  /** Somebody who reads records but sees no private reasons, and is not the person concerned. */
  asVerifier(but: PersonId): Promise<SignedIn> {
    return this.#as(
      null,
      ({ person, permissions }) =>
        person !== but && permissions.includes('verifier') && !permissions.includes('entitler'),
    );
  }

  #as(
    prefix: string | null,
    fits: (account: ScenarioLoad['accounts'][number]) => boolean = ({ signInName }) =>
      signInName.startsWith(prefix ?? ''),
  ): Promise<SignedIn> {
    const account = this.#load.accounts.find(fits);
    if (account === undefined) throw new Error('The scenario has no such account');
    const { signInName } = account;
    const known = this.#signedIn.get(signInName);
    if (known !== undefined) return known;
    const opened = signIn(this.#product.url, signInName, PASSWORD);
    this.#signedIn.set(signInName, opened);
    return opened;
  }
}

function instantIn(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`${text} is no instant`);
  return instant;
}

function withLabels(value: unknown, labels: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return labels.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each: unknown) => withLabels(each, labels));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withLabels(each, labels)]),
  );
}
