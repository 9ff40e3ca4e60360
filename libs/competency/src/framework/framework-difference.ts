import type {
  FrameworkDocument,
  Requirement,
  Role,
  Skill,
  StructureSet,
  Task,
  Transition,
  TreatmentSite,
} from './framework.ts';
import { isSameValue } from './same-value.ts';

/** What a framework document consists of, in the order in which a difference tells it. */
export interface FrameworkParts {
  readonly document: FrameworkDocument;
  readonly role: Role;
  readonly skill: Skill;
  readonly requirement: Requirement;
  readonly 'structure-set': StructureSet;
  readonly task: Task;
  readonly 'treatment-site': TreatmentSite;
  readonly transition: Transition;
}

export type FrameworkArea = keyof FrameworkParts;

/** One part that two documents do not say alike. `fields` are those of a part that both of them have. */
export type FrameworkChange = {
  readonly [Area in FrameworkArea]: {
    readonly area: Area;
    readonly id: string;
    readonly from: FrameworkParts[Area] | null;
    readonly to: FrameworkParts[Area] | null;
    readonly fields: readonly (keyof FrameworkParts[Area] & string)[];
  };
}[FrameworkArea];

/**
 * Everything that a later document says otherwise than an earlier one: parts that came, went or differ,
 * found by their ids wherever they stand. The order of parts counts for nothing, but that of a list inside
 * one does. Empty when the two say the same.
 */
export function frameworkDifference(
  from: FrameworkDocument,
  to: FrameworkDocument,
): readonly FrameworkChange[] {
  return [
    ...documentChange(from, to),
    ...changesOf('role', from.roles, to.roles, idOf),
    ...changesOf('skill', from.skills, to.skills, idOf),
    ...changesOf('requirement', from.requirements, to.requirements, idOf),
    ...changesOf('structure-set', from.structureSets, to.structureSets, idOf),
    ...changesOf('task', from.tasks, to.tasks, idOf),
    ...changesOf('treatment-site', from.treatmentSites, to.treatmentSites, idOf),
    ...changesOf('transition', from.transitions, to.transitions, ({ requirement }) => requirement),
  ];
}

/** The document's own fields; its number says which version it is and not what it asks. */
function documentChange(
  from: FrameworkDocument,
  to: FrameworkDocument,
): readonly FrameworkChange[] {
  const fields = (['title', 'adopted', 'changeClass', 'reflectionPrompts'] as const).filter(
    (field) => !isSameValue(from[field], to[field]),
  );
  return fields.length === 0 ? [] : [{ area: 'document', id: '', from, to, fields }];
}

function changesOf<Area extends Exclude<FrameworkArea, 'document'>>(
  area: Area,
  from: readonly FrameworkParts[Area][],
  to: readonly FrameworkParts[Area][],
  nameOf: (part: FrameworkParts[Area]) => string,
): readonly FrameworkChange[] {
  const ids = new Set([...to, ...from].map(nameOf));
  return [...ids].flatMap((id) => {
    const before = from.find((part) => nameOf(part) === id) ?? null;
    const after = to.find((part) => nameOf(part) === id) ?? null;
    const fields = before === null || after === null ? [] : fieldsThatDiffer(before, after);
    if (before !== null && after !== null && fields.length === 0) return [];
    return [{ area, id, from: before, to: after, fields } as unknown as FrameworkChange];
  });
}

function fieldsThatDiffer<Part extends object>(
  before: Part,
  after: Part,
): readonly (keyof Part & string)[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return ([...names] as (keyof Part & string)[]).filter(
    (name) => !isSameValue(before[name], after[name]),
  );
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
