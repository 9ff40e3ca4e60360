import type { CalendarDay } from '@oart/competency';
import type { Choice } from '../forms/choice-field';

export type FactValue = string | number | null | readonly string[];
export type FactValues = Readonly<Record<string, FactValue>>;

/** One field of an act: how it is asked for, and what stands in it at first. */
export interface FactField<Value = FactValue> {
  readonly kind: 'day' | 'text' | 'site-time' | 'paragraph' | 'number' | 'choice' | 'choices';
  readonly label: string;
  /** How the field is called in a sentence: `the last day`. */
  readonly name: string;
  readonly value: Value;
  readonly isRequired: boolean;
  readonly hint?: string;
  readonly choices?: readonly Choice[];
  /** Of a choice: the words of none. */
  readonly none?: string;
  readonly latest?: CalendarDay;
}

/**
 * Something that may be recorded about a person or a unit: what is asked for, where it is sent, and what it leads to.
 * The keys of its fields are those of the request, so that a refusal finds its field; `pointerInForm` where they are not.
 */
export interface FactAct<Values extends FactValues = FactValues> {
  /** On the button beside the entries. */
  readonly title: string;
  /** The heading of the form. */
  readonly heading: string;
  /** When it is the right act, and when another one is. */
  readonly says?: string;
  /** On the button that records it. */
  readonly action: string;
  readonly address: string;
  /** Where in the form a pointer of a refusal leads, where the request holds a field deeper than the form does. */
  pointerInForm?(pointer: string): string;
  readonly fields: { readonly [Key in keyof Values]: FactField<Values[Key]> };
  request(values: Values): object;
  /** Of an act that is signed: who signs it as well, beside the reader; null where nobody does. */
  besides?(values: Values): BesideSigner | null;
  /** What will follow, as sentences, as far as that is known before it is recorded. */
  follows(values: Values): readonly string[];
  /** What was recorded, as a sentence. */
  recorded(values: Values): string;
}

/** Somebody who signs the same record on the same screen, under their own name. */
export interface BesideSigner {
  readonly name: string;
  /** Where their words come from; the body is that of the act. */
  readonly address: string;
  /** The field of the request that carries their signature. */
  readonly field: 'secondSignature' | 'supervisorSignature';
  /** Where a refusal of their words points that says: they are named, and need not sign. */
  readonly needlessAt?: string;
}

/** An act as pages know it, by its fields alone; it reads its own. */
export function asFactAct<Values extends FactValues>(act: FactAct<Values>): FactAct {
  return act;
}

/** One entry as a row of a table: its first cell is its name. */
interface FactRow {
  readonly id: string;
  readonly cells: readonly string[];
  /** Who recorded it and when, and why it corrects another; empty where that is not told. */
  readonly origin: string;
  /** Whether it was corrected or ended by another entry. */
  readonly isCorrected: boolean;
  readonly acts: readonly FactAct[];
  /** What is recorded of it in a panel of the page's own. */
  readonly ownAct?: string;
}

/** Entries of one kind, and what the reader may record of it. */
export interface FactSection {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly FactRow[];
  /** Said where there is no entry. */
  readonly empty: string;
  readonly acts: readonly FactAct[];
  /** Who records it, where the reader may not. */
  readonly recordedBy: string | null;
}

type Asked<Value> = Omit<FactField<Value>, 'kind' | 'label' | 'name' | 'isRequired'>;

export function dayField(
  label: string,
  name: string,
  asked: Asked<CalendarDay | null> & { readonly isOptional?: boolean },
): FactField<CalendarDay | null> {
  const { isOptional = false, ...rest } = asked;
  return { kind: 'day', label, name, isRequired: !isOptional, ...rest };
}

export function textField(
  label: string,
  name: string,
  asked: Asked<string> & { readonly isOptional?: boolean; readonly isLong?: boolean },
): FactField<string> {
  const { isOptional = false, isLong = false, ...rest } = asked;
  return { kind: isLong ? 'paragraph' : 'text', label, name, isRequired: !isOptional, ...rest };
}

/** A day and time at the site, as `2026-03-12T10:42`. */
export function siteTimeField(
  label: string,
  name: string,
  asked: Asked<string>,
): FactField<string> {
  return { kind: 'site-time', label, name, isRequired: true, ...asked };
}

export function numberField(
  label: string,
  name: string,
  asked: Asked<number | null>,
): FactField<number | null> {
  return { kind: 'number', label, name, isRequired: true, ...asked };
}

/** One of a closed list; where `none` has words, none of it is an answer too: ''. */
export function choiceField<Id extends string>(
  label: string,
  name: string,
  asked: Asked<Id | ''>,
): FactField<Id | ''> {
  return { kind: 'choice', label, name, isRequired: asked.none === undefined, ...asked };
}

export function choicesField(
  label: string,
  name: string,
  asked: Asked<readonly string[]> & { readonly isOptional?: boolean },
): FactField<readonly string[]> {
  const { isOptional = false, ...rest } = asked;
  return { kind: 'choices', label, name, isRequired: !isOptional, ...rest };
}

/** Why an entry is corrected: asked for with every correction (I14). */
export const REASON = textField('Why this is corrected', 'the reason', {
  value: '',
  isLong: true,
  hint: 'The entry before stays on file, with this reason.',
});
