import type { CalendarDay } from '../calendar/day.ts';
import type { EntitlementId } from '../person/ids.ts';
import { longAbsenceBefore, type ReturnedAbsence } from '../person/absence.ts';
import { firstGrantOn, latestAnchor } from './anchor.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import { currencyOf } from './currency.ts';
import type { PersonFacts } from './facts.ts';
import { standingPasses } from './passes.ts';
import { practiceGroup, practiceIn, type Practice, type PracticeGroup } from './practice.ts';
import type { CurrencyState } from './standing.ts';
import { shared } from './shared-workings.ts';
import { stretchesAt } from './stretches.ts';
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
  const key = `${skill}/${cell.treatmentSite}/${cell.adaptationType}/${judged ?? ''}`;
  return sharedStandings(stretchesAt(facts, circumstances), key, () =>
    newSkillStanding(circumstances, facts, cell, skill, judged),
  );
}

const sharedStandings = shared<SkillStanding>();
const sharedGroups = shared<PracticeGroup>();
const sharedPractice = shared<Practice>();
const sharedAbsences = shared<ReturnedAbsence | null>();
const sharedGrants = shared<CalendarDay | null>();

function newSkillStanding(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  skill: string,
  judged: EntitlementId | null,
): SkillStanding {
  const { framework, policy, moment, department, inForce } = circumstances;
  const { treatmentSite, platform } = cell;
  const here = stretchesAt(facts, circumstances);
  const place = `${skill}/${treatmentSite}/${platform}`;
  const group = sharedGroups(inForce, place, () =>
    practiceGroup(framework, department.units, skill, treatmentSite, platform),
  );
  const practice = (mode: 'independent' | 'supervised'): Practice =>
    sharedPractice(
      here.practice(skill, treatmentSite),
      `${framework.number}/${mode}/${platform}`,
      () => practiceIn(facts, framework, policy, group, mode, moment.at),
    );
  const supervised = practice('supervised').acts;
  const passes = standingPasses(circumstances, facts, cell, skill);
  const absence = sharedAbsences(here.general, '', () =>
    longAbsenceBefore(facts, policy, moment.on),
  );
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
    sharedGrants(here.general, `${framework.number}/${place}/${judged ?? ''}`, () =>
      firstGrantOn(facts, group, judged, moment),
    ),
    returning?.kind === 'ended' ? returning.endedOn : null,
    supervised,
    passes,
    policy.currency.restorationFractions,
    moment,
  );
  return {
    group,
    currency: currencyOf(group, practice('independent'), anchor, policy, moment),
    supervisedReturn: returning,
  };
}
