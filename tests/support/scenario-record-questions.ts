import type {
  EntitlementView,
  FractionView,
  FrameworkView,
  LookBackView,
  ReciprocalSignOffsView,
} from '@oart/contract';
import type { Asker } from './scenario-asker.ts';

/** `GET /api/entitlements/:id` */
export const askEntitlement: Asker<'entitlement'> = async (scenario, question, rules) => {
  const asker = await scenario.asAuditor();
  const path = `/api/entitlements/${scenario.id(question.entitlement)}`;
  const view = scenario.labelled((await asker.get(path).expect(200)).body) as EntitlementView;
  const open = view.suspensions.filter(({ liftedAt }) => liftedAt === null);
  const { state, acceptedAt, basis, suspensions } = rules;
  return {
    product: {
      state: view.state,
      acceptedAt: view.acceptedAt,
      basis: view.basis.map(({ id }) => id),
      suspensions: open.map(({ id }) => id),
    },
    rules: { state, acceptedAt, basis, suspensions },
  };
};

/** `GET /api/cases/:reference/fractions/:fraction` */
export const askFraction: Asker<'fraction'> = async (scenario, question, rules) => {
  const asker = await scenario.asAuditor();
  const path = `/api/cases/${question.case}/fractions/${String(question.fraction)}`;
  const view = scenario.labelled((await asker.get(path).expect(200)).body) as FractionView;
  const acts = rules['acts'] as readonly {
    readonly id: string;
    readonly mode: string;
    readonly voidSince: string | null;
  }[];
  return {
    product: {
      acts: view.acts.map(({ id, live }) => ({ id, live })),
      ended: view.ended !== null,
    },
    rules: {
      acts: acts.map(({ id, mode, voidSince }) => ({
        id,
        live: voidSince === null && mode !== 'without-entitlement',
      })),
      ended: rules['ended'],
    },
  };
};

/** `GET /api/framework` */
export const askWarnings: Asker<'framework-warnings'> = async (scenario, _question, rules) => {
  const asker = await scenario.asAuditor();
  const view = (await asker.get('/api/framework').expect(200)).body as FrameworkView;
  const warnings = rules['warnings'] as readonly { readonly sentence: string }[];
  return {
    product: { warnings: view.warnings },
    rules: { warnings: warnings.map(({ sentence }) => sentence) },
  };
};

/** `GET /api/evidence/:id/look-back` */
export const askLookBack: Asker<'look-back'> = async (scenario, question, rules) => {
  const { evidence, effectiveFrom } = question;
  const asker = await scenario.asAuditor();
  const from = effectiveFrom === undefined ? '' : `?from=${effectiveFrom}`;
  const path = `/api/evidence/${scenario.id(evidence)}/look-back${from}`;
  const view = scenario.labelled((await asker.get(path).expect(200)).body) as LookBackView;
  const ids = (listed: readonly { readonly id: string }[]): readonly string[] =>
    listed.map(({ id }) => id);
  return {
    product: {
      entitlements: ids(view.entitlements),
      acts: ids(view.acts),
      supervisedActs: ids(view.supervisedActs),
      assessmentsGiven: ids(view.assessmentsGiven),
      // The decisions that acts of a file stand on have no label: only those that the file names count.
      decisions: ids(view.decisions).filter((id) => !STAND_IN.test(id)),
    },
    rules,
  };
};

/** `GET /api/assessments/reciprocal-sign-offs` */
export const askReciprocal: Asker<'reciprocal-sign-offs'> = async (scenario, question, rules) => {
  const { at, knownAt } = scenario.asOf(question);
  const asked = new URLSearchParams({ at, knownAt: String(scenario.indexOf(knownAt)) });
  const asker = await scenario.asAuditor();
  const path = `/api/assessments/reciprocal-sign-offs?${asked.toString()}`;
  const view = scenario.labelled(
    (await asker.get(path).expect(200)).body,
  ) as ReciprocalSignOffsView;
  return {
    product: {
      pairs: view.pairs.map(({ skill, earlier, later }) => ({
        skill,
        earlier: earlier.id,
        later: later.id,
      })),
    },
    rules,
  };
};

const STAND_IN = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;
