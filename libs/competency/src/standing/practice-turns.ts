import type { Instant, TimeZone } from '../calendar/day.ts';
import { dayAt } from '../calendar/zone.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { rememberedByName } from '../reason/remembered.ts';
import { recencyOf } from './currency.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { enoughSince, practiceGroup, practisedActs, type PractisedAct } from './practice.ts';
import type { TreatmentUnit } from '../treatment/act.ts';
import { turnsAt, type Turns } from './turns.ts';

/** When practice of a skill at a treatment site turns, at a unit: acts on its platform count. */
export interface PracticeTurns {
  /** Every act that counts, and every end of its counting. */
  readonly all: Turns;
  /** Those among them that can take a yes away: acts become void, supervised acts move an anchor. */
  readonly losses: Turns;
  /** Losses, and acts by which recent practice is no longer lapsed, or no longer due soon. */
  readonly felt: () => Turns;
}

export function practiceTurns(
  facts: PersonFacts,
  { frameworks, policies, units }: Department,
  skill: string,
  treatmentSite: string,
  { platform, timeZone }: TreatmentUnit,
): PracticeTurns {
  const byVersion = frameworks.map(({ document }) =>
    practisedActs(facts, document, practiceGroup(document, units, skill, treatmentSite, platform)),
  );
  const acts = byVersion.flat();
  const performed = acts.map(({ act }) => act.performedAt);
  const losses = acts.flatMap(lossesOf);
  const policy = policies.at(-1)?.document;
  return {
    all: turnsAt([...performed, ...losses]),
    losses: turnsAt(losses),
    felt: rememberedByName(() =>
      turnsAt([
        ...losses,
        ...(policy === undefined
          ? []
          : byVersion.flatMap((each) => feltGains(each, policy, timeZone))),
      ]),
    ),
  };
}

function lossesOf({ act, voidFrom }: PractisedAct): readonly Instant[] {
  return [
    ...(act.mode === 'supervised' ? [act.performedAt] : []),
    ...(voidFrom === null ? [] : [voidFrom]),
  ];
}

/** Further acts change nothing while recent practice is neither lapsed nor due soon, or stays what it is. */
function feltGains(
  acts: readonly PractisedAct[],
  policy: PolicyDocument,
  zone: TimeZone,
): readonly Instant[] {
  const independent = acts.filter(({ act }) => act.mode === 'independent');
  return independent
    .filter(({ act: { performedAt: at } }) => {
      const on = dayAt(at, zone);
      const counted = independent.filter(
        ({ act, voidFrom }) => act.performedAt <= at && (voidFrom === null || voidFrom > at),
      );
      const before = counted.filter(({ act }) => act.performedAt < at);
      const recency = (practised: readonly PractisedAct[]) =>
        recencyOf(enoughSince(practised, policy), policy, on);
      return recency(before) !== recency(counted);
    })
    .map(({ act }) => act.performedAt);
}
