import type { FactId, PersonId, UnitId } from '@oart/competency';

/** The ids that the labels of a scenario file were given. */
export class Labels {
  readonly #people = new Map<string, PersonId>();
  readonly #units = new Map<string, UnitId>();
  readonly #facts = new Map<string, FactId>();

  namePerson(label: string, id: string): void {
    this.#people.set(label, id as PersonId);
  }

  nameUnit(label: string, id: string): void {
    this.#units.set(label, id as UnitId);
  }

  nameFact(label: string, id: string): void {
    this.#facts.set(label, id);
  }

  person(label: PersonId): PersonId {
    return given(this.#people, label);
  }

  somebody(label: PersonId | null): PersonId | null {
    return label === null ? null : this.person(label);
  }

  unit(label: string): UnitId {
    return given(this.#units, label);
  }

  /** @template Id the brand of the label, which the id carries on. */
  fact<Id extends FactId>(label: Id): Id {
    return given(this.#facts, label) as Id;
  }

  /** Every id with the label that stands for it in the file. */
  byId(): ReadonlyMap<string, string> {
    const all = [...this.#people, ...this.#units, ...this.#facts];
    return new Map(all.map(([label, id]) => [id, label]));
  }
}

function given<Id extends string>(ids: ReadonlyMap<string, Id>, label: string): Id {
  const id = ids.get(label);
  if (id === undefined) throw new Error(`Nothing called ${label} is recorded before`);
  return id;
}
