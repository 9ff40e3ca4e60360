import { Location } from '@angular/common';
import { computed, inject, signal } from '@angular/core';
import type { Signal } from '@angular/core';
import { frameworkInForce } from '../framework/framework-api';
import { organisation } from '../my-standing/standing-api';
import { people } from '../person/person-api';
import { SessionStore } from '../session/session-store';
import type { CarriedWords } from './act-address';
import { tasksToRecord } from './act-fields';
import type { ActContext, BegunAct } from './act-fields';

/** What the address says an act is about. */
export interface AskedAct {
  readonly unit: string | undefined;
  readonly task: string | undefined;
  readonly begun: BegunAct;
}

/** Where an act takes place and what it is, as far as it is chosen. Ask in an injection context. */
export function actAbout(asked: Signal<AskedAct>) {
  const session = inject(SessionStore);
  const framework = frameworkInForce();
  const department = organisation();
  const everybody = people();
  const carried = signal(inject(Location).getState() as Partial<CarriedWords> | null);

  const failure = computed(() => framework.error() ?? department.error() ?? everybody.error());
  const units = computed(() => (department.hasValue() ? department.value().units : []));
  const unit = computed(() => units().find(({ id }) => id === asked().unit) ?? units()[0]);
  const inForce = computed(() => (framework.hasValue() ? framework.value() : null));
  const tasks = computed(() => {
    const document = inForce()?.document;
    return document === undefined ? [] : tasksToRecord(document);
  });
  /** Null until everything around it is read. */
  const place = computed(() => {
    const at = unit();
    const document = inForce()?.document;
    const persons = everybody.hasValue() ? everybody.value() : undefined;
    if (at === undefined || document === undefined || persons === undefined) return null;
    return { unit: at, document, people: persons.items };
  });
  const task = computed(() => tasks().find(({ id }) => id === asked().task));
  /** Null until the task is chosen. */
  const context = computed<ActContext | null>(() => {
    const at = place();
    const chosen = task();
    if (at === null || chosen === undefined) return null;
    const { begun } = asked();
    const words = carried()?.task === chosen.id ? carried()?.disposition : undefined;
    const disposition = words ?? begun.disposition;
    return {
      ...at,
      task: chosen,
      begun: { ...begun, disposition },
      readerId: session.personId(),
    };
  });
  return {
    failure,
    units,
    unit,
    tasks,
    task,
    place,
    context,
    policy: computed(() => inForce()?.policy ?? null),
    /** Once their act is signed, words that were carried here are those of no other. */
    forgetCarried(): void {
      carried.set(null);
    },
    reload(): void {
      framework.reload();
      department.reload();
      everybody.reload();
    },
  };
}

export type ActAbout = ReturnType<typeof actAbout>;
