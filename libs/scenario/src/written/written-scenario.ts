import type { CalendarDay, UnitId } from '@oart/competency';
import type { WrittenFact } from './written-fact.ts';
import type { WrittenQuestion } from './written-question.ts';

/** A document by name, by path, or written out. */
export type WrittenDocument = string | Readonly<Record<string, unknown>>;

export interface WrittenVersion {
  readonly document?: WrittenDocument;
  readonly changes?: Readonly<Record<string, unknown>>;
  readonly recordedAt?: string;
}

export interface WrittenFrameworkVersion extends WrittenVersion {
  readonly effectiveFrom: CalendarDay;
  readonly withdrawnFrom?: CalendarDay | null;
}

export interface WrittenPerson {
  readonly id: string;
  readonly name?: string;
  readonly aliases?: readonly string[];
  readonly staffNumber?: string;
  readonly employer?: string;
  readonly recordedAt?: string;
}

export interface WrittenSoftware {
  readonly version: string;
  readonly effectiveAt: string;
  readonly changeClass?: 'major' | 'minor' | null;
  readonly recordedAt?: string;
}

export interface WrittenUnit {
  readonly id: UnitId;
  readonly site?: string;
  readonly timeZone?: string;
  readonly platform: 'ethos' | 'unity';
  readonly treatmentSites?: readonly string[];
  readonly software: readonly WrittenSoftware[];
  readonly recordedAt?: string;
}

/** One scenario file as written; its shape is held by docs/schemas/oart-scenario.schema.json. */
export interface WrittenScenario {
  readonly schema: 'oart-scenario';
  readonly schemaVersion: 1;
  readonly title: string;
  readonly scenario?: number;
  readonly use?: readonly string[];
  readonly without?: readonly string[];
  readonly employer?: string;
  readonly framework?: WrittenDocument | readonly WrittenFrameworkVersion[];
  readonly policy?: WrittenDocument | WrittenVersion | readonly WrittenVersion[];
  readonly units?: readonly WrittenUnit[];
  readonly people?: readonly WrittenPerson[];
  readonly facts?: readonly WrittenFact[];
  readonly questions?: readonly WrittenQuestion[];
}
