import type { EntitlementId } from '../person/ids.ts';
import { longAbsenceBefore } from '../person/absence.ts';
import { firstGrantOn, latestAnchor } from './anchor.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import { currencyOf } from './currency.ts';
import type { PersonFacts } from './facts.ts';
import { standingPasses } from './passes.ts';
import { actsOf, practiceGroup, practiceOf, type PracticeGroup } from './practice.ts';
import type { CurrencyState } from './standing.ts';
import { supervisedReturn, type SupervisedReturn } from './supervised-return.ts';

/** Practice in one skill at one place: recent practice and, after a long absence, the supervised return. */
export interface SkillStanding {
  readonly group: PracticeGroup;
  readonly currency: CurrencyState;
  /** Null where no long absence came before. */
  readonly supervisedReturn: SupervisedReturn | null;
}

/**
 * Recent practice and supervised return of one skill of a cell (domain.md 10.7, 10.8, F8, F10), for the
 * entitlement that is judged, null for a person judged without one.
 */
export function skillStanding(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  skill: string,
  judged: EntitlementId | null,
): SkillStanding {
  const { framework, policy, moment, department } = circumstances;
  const { treatmentSite, platform, adaptationType } = cell;
  const group = practiceGroup(framework, skill, treatmentSite, platform);
  const practice = practiceOf(facts, framework);
  const platformOf = (unit: string): string | null =>
    department.units.find((other) => other.id === unit)?.platform ?? null;
  const independent = actsOf(practice, group, 'independent', platformOf, moment.at);
  const supervised = actsOf(practice, group, 'supervised', platformOf, moment.at);
  const passes = standingPasses(facts, { skill, treatmentSite, platform, adaptationType }, moment);
  const absence = longAbsenceBefore(facts, policy, moment.on);
  const returning =
    absence === null
      ? null
      : supervisedReturn(
          absence.returnedOn,
          supervised,
          passes,
          policy.absence.returnFractions,
          moment,
        );
  const anchor = latestAnchor(
    firstGrantOn(facts, group, judged, moment),
    returning?.kind === 'ended' ? returning.endedOn : null,
    supervised,
    passes,
    policy.currency.restorationFractions,
    moment,
  );
  return {
    group,
    currency: currencyOf(group, independent, anchor, policy, moment),
    supervisedReturn: returning,
  };
}
