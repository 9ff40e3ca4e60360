import { inWords, withFullStop } from '@oart/contract';
import type { ActProposal, Titles } from '@oart/contract';

const OUTCOMES: Readonly<Record<ActProposal['outcome'], string>> = {
  changed: 'changed',
  'no-change-needed': 'reviewed, no change needed',
  approved: 'approved',
  selected: 'selected',
  agreed: 'agreed',
  reviewed: 'reviewed',
  concern: 'reviewed, with a concern',
};

/** What surrounds an act: where it takes place and who answers for it. */
export interface ActPlace {
  readonly treatmentSite: string;
  readonly unit: string;
  readonly supervisor: string | null;
}

/** The words that the actor signs at the console. */
export function actStatement(act: ActProposal, place: ActPlace, titles: Titles): string {
  const about = [
    `${titles.task(act.task)}: ${OUTCOMES[act.outcome]}`,
    `case ${act.caseReference}, fraction ${String(act.fraction)}`,
    `${titles.treatmentSite(place.treatmentSite)} on ${titles.unit(place.unit)} (${act.adaptationType})`,
    ...(act.selection === null ? [] : [`plan selected: ${act.selection}`]),
    ...corrected(act, titles),
    ...(act.doseCheckResult === null ? [] : [`dose check ${inPlain(act.doseCheckResult)}`]),
    ...(act.disposition === null
      ? []
      : [`${act.outcome === 'concern' ? 'concern' : 'disposition'}: ${act.disposition}`]),
    ...(place.supervisor === null
      ? []
      : [`under the supervision of ${place.supervisor}, the responsible operator`]),
  ];
  return withFullStop(about.join('; '));
}

function corrected({ correctedStructures }: ActProposal, titles: Titles): readonly string[] {
  if (correctedStructures.length === 0) return [];
  const structures = correctedStructures.map((structure) => titles.structure(structure));
  return [`corrected while approving: ${inWords(structures)}`];
}

function inPlain(result: string): string {
  return result.replaceAll('-', ' ');
}
