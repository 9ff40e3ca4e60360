import type { FrameworkDocument } from '@oart/competency';

/** Words for ids. Every function gives the id itself when it is unknown, so a sentence never has a hole. */
export interface Titles {
  readonly role: (id: string | undefined) => string;
  readonly task: (id: string | undefined) => string;
  readonly skill: (id: string | undefined) => string;
  readonly treatmentSite: (id: string | undefined) => string;
  readonly structure: (id: string | undefined) => string;
  readonly unit: (id: string | undefined) => string;
}

const titleIn =
  (entries: ReadonlyMap<string, string>, otherwise: string) =>
  (id: string | undefined): string =>
    id === undefined ? otherwise : (entries.get(id) ?? id);

const titled = (items: readonly { readonly id: string; readonly title: string }[]) =>
  new Map(items.map((item) => [item.id, item.title]));

/** The titles of one framework document; units are named by the caller. */
export const titlesOf = (
  document: FrameworkDocument | null,
  units: readonly { readonly id: string; readonly name: string }[],
): Titles => ({
  role: titleIn(titled(document?.roles ?? []), 'This role'),
  task: titleIn(titled(document?.tasks ?? []), 'This task'),
  skill: titleIn(titled(document?.skills ?? []), 'This skill'),
  treatmentSite: titleIn(titled(document?.treatmentSites ?? []), 'This treatment site'),
  structure: titleIn(
    titled((document?.structureSets ?? []).flatMap((set) => set.structures)),
    'This structure',
  ),
  unit: titleIn(new Map(units.map((unit) => [unit.id, unit.name])), 'This unit'),
});
