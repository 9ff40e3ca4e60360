import {
  frameworkInForce,
  policyKnownAt,
  softwareGeneration,
  adaptationTypesOf,
  type Act,
  type Assessment,
  type Delegation,
  type Entitlement,
  type Evidence,
  type FrameworkDocument,
  type Moment,
  type PersonId,
  type PlanSelectionProtocol,
  type Platform,
  type PolicyDocument,
  type Recorded,
  type Refusal,
  type RegistrationCheck,
  type Suspension,
  type TreatmentUnit,
} from '@oart/competency';
import type { Ledger } from '../ledger/ledger.ts';
import {
  below,
  problemAt,
  type Place,
  type ScenarioProblem,
  type ScenarioRule,
} from '../problem.ts';
import type { FactKind } from '../written/written-fact.ts';

/** What a fact comes to: what the product would say against recording it, and how it enters the ledger. */
export interface Prepared {
  readonly refusals: readonly Refusal[];
  /** What the check found out beside yes or no, for an answer to show. */
  readonly found?: Readonly<Record<string, unknown>>;
  /** Puts it in the ledger and gives the fact as it now stands. */
  readonly add: (recorded: Recorded) => Recorded;
}

/** Kinds of facts that others refer to. */
export interface FactOfKind {
  readonly registration: RegistrationCheck;
  readonly delegation: Delegation;
  readonly evidence: Evidence;
  readonly assessment: Assessment;
  readonly entitlement: Entitlement;
  readonly suspension: Suspension;
  readonly act: Act;
  readonly protocol: PlanSelectionProtocol;
}

/** Recording one fact: what is on the ledger, when, by whom, and the names that the file may use. */
export class Recording {
  readonly ledger: Ledger;
  readonly moment: Moment;
  readonly recorder: PersonId | null;
  readonly supersedes: string | null;
  private readonly place: Place;
  private readonly problems: ScenarioProblem[];
  private readonly foreigners: ReadonlyMap<string, string>;

  constructor(given: {
    readonly ledger: Ledger;
    readonly moment: Moment;
    readonly recorder: PersonId | null;
    readonly supersedes: string | null;
    readonly place: Place;
    readonly problems: ScenarioProblem[];
    /** People of other employers that the file names, each with the employer. */
    readonly foreigners: ReadonlyMap<string, string>;
  }) {
    this.ledger = given.ledger;
    this.moment = given.moment;
    this.recorder = given.recorder;
    this.supersedes = given.supersedes;
    this.place = given.place;
    this.problems = given.problems;
    this.foreigners = given.foreigners;
  }

  fault(rule: ScenarioRule, message: string, ...keys: readonly (string | number)[]): void {
    this.problems.push(problemAt(below(this.place, ...keys), rule, message));
  }

  /** A person of this employer; anybody else is a fault of the file. */
  person(label: PersonId, ...keys: readonly (string | number)[]): PersonId {
    const employer = this.foreigners.get(label);
    if (employer !== undefined) {
      const message = `${label} is a person of ${employer}: another employer's people have no facts here.`;
      this.fault('other-employer', message, ...keys);
    } else if (!this.ledger.people.has(label)) {
      this.fault('unknown-person', `Nobody is called ${label} among the people.`, ...keys);
    }
    return label;
  }

  anybody(label: PersonId | null | undefined, ...keys: readonly string[]): PersonId | null {
    return label === null || label === undefined ? null : this.person(label, ...keys);
  }

  /** A fact of a kind by its label, recorded before this one. */
  earlier<Kind extends keyof FactOfKind>(
    kind: Kind,
    label: string,
    ...keys: readonly string[]
  ): FactOfKind[Kind] | null {
    return this.isEarlier(kind, label, ...keys)
      ? (this.ledger.labels.get(label)?.fact as FactOfKind[Kind])
      : null;
  }

  /** Whether a fact of a kind is recorded before this one; anything else is a fault of the file. */
  isEarlier(kind: FactKind, label: string, ...keys: readonly string[]): boolean {
    const found = this.ledger.labels.get(label);
    if (found?.kind === kind) return true;
    const message =
      found === undefined
        ? `No fact called ${label} is recorded before this one.`
        : `${label} is of the kind ${found.kind}, not ${kind}.`;
    this.fault('unknown-fact', message, ...keys);
    return false;
  }

  /** The unit named, or the first one declared. */
  unit(label: string | undefined, ...keys: readonly string[]): TreatmentUnit | null {
    const id = label ?? this.ledger.units[0]?.id;
    if (id === undefined) {
      this.fault('unit-not-named', 'The file declares no unit.', ...keys);
      return null;
    }
    const unit = this.ledger.unit(id);
    if (unit === null) this.fault('unknown-unit', `No unit is called ${id}.`, ...keys);
    return unit;
  }

  /** Names that a framework of the file must know: roles, tasks, skills, treatment sites, requirements. */
  known(
    list: 'roles' | 'tasks' | 'skills' | 'treatmentSites' | 'requirements',
    ids: readonly string[],
    key: string,
    isList = true,
  ): void {
    const rule = UNKNOWN[list];
    ids.forEach((id, position) => {
      const isKnown = this.ledger.frameworks.some(({ document }) =>
        document[list].some((member: { readonly id: string }) => member.id === id),
      );
      if (isKnown) return;
      const keys = isList ? [key, position] : [key];
      this.fault(rule, `No framework of the file has ${id} among its ${WORDS[list]}.`, ...keys);
    });
  }

  framework(): FrameworkDocument | null {
    const { frameworks, lastIndex } = this.ledger;
    const version = frameworkInForce(frameworks, this.moment.on, lastIndex) ?? frameworks[0];
    return version?.document ?? null;
  }

  policy(): PolicyDocument | null {
    return policyKnownAt(this.ledger.policies, this.ledger.lastIndex);
  }

  allSites(): readonly string[] {
    return (this.framework()?.treatmentSites ?? []).map(({ id }) => id);
  }

  /** The platform named, or that of the first unit. */
  platform(named: string | undefined): string {
    return named ?? this.unit(undefined, 'platform')?.platform ?? '';
  }

  adaptationTypes(named: readonly string[] | undefined, platform: string): readonly string[] {
    return named ?? adaptationTypesOf(platform as Platform);
  }

  /** The software that runs on the first unit of a platform at this moment; null where none is on file. */
  runningVersion(platform: string): string | null {
    const unit = this.ledger.department().units.find((each) => each.platform === platform);
    return unit === undefined ? null : (softwareGeneration(unit, this.moment.at)[0] ?? null);
  }
}

const UNKNOWN = {
  roles: 'unknown-role',
  tasks: 'unknown-task',
  skills: 'unknown-skill',
  treatmentSites: 'unknown-treatment-site',
  requirements: 'unknown-requirement',
} as const;

const WORDS = {
  roles: 'roles',
  tasks: 'tasks',
  skills: 'skills',
  treatmentSites: 'treatment sites',
  requirements: 'requirements',
} as const;
