import type { PersonExperienceView, RoleRequirementsView, StandingView } from '@oart/contract';
import { reasonsOf } from './scenario-asker.ts';
import type { Asker, QuestionOf } from './scenario-asker.ts';
import type { ScenarioInProduct } from './scenario-in-product.ts';

/** `GET /api/people/:id/standing`: the cell that the question is about. */
export const askStanding: Asker<'standing'> = async (scenario, question, rules) => {
  const isNeutral = question.seenBy === 'neutral';
  const asker = isNeutral ? await scenario.asVerifier(question.person) : await scenario.asAuditor();
  const past = isNeutral ? {} : pastOf(scenario, question);
  const { adaptationType } = question;
  const response = await asker.get(
    pathTo(scenario, question, 'standing', {
      ...past,
      ...(adaptationType !== undefined && adaptationType !== null && { adaptationType }),
    }),
  );
  if (response.status === 400) return { why: 'the route knows no such unit or adaptation type' };
  const view = scenario.labelled(response.body) as StandingView;
  const cell = view.cells.find(
    ({ task, treatmentSite }) => task === question.task && treatmentSite === question.treatmentSite,
  );
  if (cell === undefined) return { why: 'the route lists tasks and treatment sites that exist' };
  const { answer, state, entitlementId: entitlement, usableUntil, notices } = cell;
  const currency = rules['currency'] as StandingView['currency'];
  return {
    product: {
      answer,
      state,
      entitlement,
      usableUntil,
      notices,
      reasons: reasonsOf(cell.reasons),
      currency: currency.map(({ skill, treatmentSite }) =>
        view.currency.find((each) => each.skill === skill && each.treatmentSite === treatmentSite),
      ),
    },
    rules,
  };
};

/** `GET /api/people/:id/requirements`: the role and treatment site that the question is about. */
export const askRequirements: Asker<'requirements'> = async (scenario, question, rules) => {
  if (question.tasks !== undefined || question.on !== undefined) {
    return { why: 'the route shows all tasks of a role, on the day of the instant' };
  }
  const asker = await scenario.asAuditor();
  const path = pathTo(scenario, question, 'requirements', pastOf(scenario, question));
  const response = await asker.get(path).expect(200);
  const roles = scenario.labelled(response.body) as readonly RoleRequirementsView[];
  const found = roles.find(
    ({ role, treatmentSite }) => role === question.role && treatmentSite === question.treatmentSite,
  );
  const requirements = found?.requirements ?? [];
  const statuses = rules['statuses'] as readonly object[];
  return {
    product: {
      met: requirements.filter(({ met }) => met).map(({ id }) => id),
      unmet: requirements.filter(({ met }) => !met).map(({ id }) => id),
      statuses: requirements.map(({ id, met, reasons, evidence, endsOn }) => ({
        id,
        met,
        reasons: reasonsOf(reasons),
        evidence: evidence.map((item) => item.id),
        endsOn,
      })),
    },
    rules: {
      met: rules['met'],
      unmet: rules['unmet'],
      statuses: statuses.map((status) => without(status, ['assessments', 'waived', 'shownFor'])),
    },
  };
};

/** `GET /api/people/:id/experience`: the experience that the requirement asks for. */
export const askExperience: Asker<'experience'> = async (scenario, question, rules) => {
  const asker = await scenario.asAuditor();
  const path = pathTo(scenario, question, 'experience', pastOf(scenario, question));
  const { experience } = scenario.labelled(
    (await asker.get(path).expect(200)).body,
  ) as PersonExperienceView;
  const found = experience.find(({ requirements }) => requirements.includes(question.requirement));
  if (found === undefined) return { why: 'no framework is in force that asks for it' };
  const { met, metFrom, heldDays, neededDays, evidence, lastDay, steps } = found;
  const stepsOfRules = rules['steps'] as readonly { readonly kind: string }[];
  return {
    product: {
      ...{ met, metFrom, heldDays, neededDays, evidence, lastDay },
      steps: steps.map(({ kind }) => kind),
    },
    rules: { ...rules, steps: stepsOfRules.map(({ kind }) => kind) },
  };
};

type AboutPerson = 'standing' | 'requirements' | 'experience';

function pathTo(
  scenario: ScenarioInProduct,
  question: QuestionOf<AboutPerson>,
  what: string,
  query: Readonly<Record<string, string>>,
): string {
  const unit = 'unit' in question ? question.unit : undefined;
  const asked = new URLSearchParams({ unit: scenario.unitId(unit), ...query });
  return `/api/people/${scenario.id(question.person)}/${what}?${asked.toString()}`;
}

function pastOf(
  scenario: ScenarioInProduct,
  question: QuestionOf<AboutPerson>,
): Readonly<Record<string, string>> {
  const { at, knownAt } = scenario.asOf(question);
  return { at, knownAt: String(scenario.indexOf(knownAt)) };
}

function without(from: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(from).filter(([key]) => !keys.includes(key)));
}
