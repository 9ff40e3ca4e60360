import { adaptationTypesOf } from '../treatment/adaptation.ts';
import type { Department } from '../standing/department.ts';
import type { StandingQuestion } from '../standing/standing.ts';
import { everyTreatmentSite } from '../treatment/treatment-sites.ts';
import { UNKNOWN } from './read-question.ts';

/** Numbers the cells of a department: a task at a treatment site, unit and adaptation type is one number from 0. */
export class CellOrdinals {
  readonly #tasks: ReadonlyMap<string, number>;
  readonly #treatmentSites: ReadonlyMap<string, number>;
  readonly #units: ReadonlyMap<string, number>;
  /** From 1 up: a question that names none has 0. */
  readonly #adaptationTypes: ReadonlyMap<string, number>;
  readonly #types: number;

  constructor({ frameworks, units }: Pick<Department, 'frameworks' | 'units'>) {
    this.#tasks = ordinals(
      frameworks.flatMap(({ document }) => document.tasks.map(({ id }) => id)),
    );
    this.#treatmentSites = ordinals(units.flatMap(everyTreatmentSite));
    this.#units = ordinals(units.map(({ id }) => id));
    const types = units.flatMap(({ platform }) => adaptationTypesOf(platform));
    this.#adaptationTypes = ordinals(types, 1);
    this.#types = this.#adaptationTypes.size + 1;
  }

  /** How many cells there are. */
  get count(): number {
    return this.#tasks.size * this.#treatmentSites.size * this.#units.size * this.#types;
  }

  /** The ordinal of the cell that is asked about; `UNKNOWN` where one of its names is not the department's. */
  of(question: StandingQuestion): number {
    const task = this.#tasks.get(question.task);
    const treatmentSite = this.#treatmentSites.get(question.treatmentSite);
    const unit = this.#units.get(question.unit);
    const type =
      question.adaptationType === null ? 0 : this.#adaptationTypes.get(question.adaptationType);
    if (
      task === undefined ||
      treatmentSite === undefined ||
      unit === undefined ||
      type === undefined
    ) {
      return UNKNOWN;
    }
    const place = (task * this.#treatmentSites.size + treatmentSite) * this.#units.size + unit;
    return place * this.#types + type;
  }
}

function ordinals<Name>(names: readonly Name[], first = 0): ReadonlyMap<Name, number> {
  return new Map([...new Set(names)].map((name, ordinal) => [name, first + ordinal]));
}
