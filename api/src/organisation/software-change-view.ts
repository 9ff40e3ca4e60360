import { softwareAsKnown } from '@oart/competency';
import type { Person, PersonId, SoftwareChange } from '@oart/competency';
import type {
  SoftwareChangeRequest,
  SoftwareChangeView,
  SoftwareCorrectionView,
} from '@oart/contract';

export function softwareChangeView({ id, unit, ...change }: SoftwareChange): SoftwareChangeView {
  return { id, unitId: unit, ...said(change) };
}

/** The changes that stand, in the order of their instants. */
export function softwareChangeViews(
  changes: readonly SoftwareChange[],
): readonly SoftwareChangeView[] {
  return softwareAsKnown(changes, Number.MAX_SAFE_INTEGER)
    .map(softwareChangeView)
    .sort((one, other) => Number(one.effectiveAt > other.effectiveAt) || -1);
}

export function softwareCorrectionView(
  change: SoftwareChange,
  corrected: SoftwareChange,
  people: ReadonlyMap<PersonId, Person>,
): SoftwareCorrectionView {
  const { id, unit, correction, recordedAt, recordedBy } = change;
  return {
    ...{ id, unitId: unit, recordedAt },
    correctedBy: (recordedBy === null ? undefined : people.get(recordedBy)?.displayName) ?? '',
    corrected: said(corrected),
    change: correction?.neverWas === true ? null : said(change),
    reason: correction?.reason ?? '',
  };
}

/** Every correction, in the order of the ledger. */
export function softwareCorrectionViews(
  changes: readonly SoftwareChange[],
  people: ReadonlyMap<PersonId, Person>,
): readonly SoftwareCorrectionView[] {
  return changes.flatMap((change) => {
    const corrected = changes.find(({ id }) => id === change.supersedes);
    return corrected === undefined ? [] : [softwareCorrectionView(change, corrected, people)];
  });
}

/** Who corrected any of these changes. */
export function softwareCorrectors(changes: readonly SoftwareChange[]): readonly PersonId[] {
  return changes.flatMap(({ supersedes, recordedBy }) =>
    supersedes === null || recordedBy === null ? [] : [recordedBy],
  );
}

function said({
  version,
  effectiveAt,
  changeClass,
}: Pick<SoftwareChange, 'version' | 'effectiveAt' | 'changeClass'>): SoftwareChangeRequest {
  return { version, effectiveAt, changeClass };
}
