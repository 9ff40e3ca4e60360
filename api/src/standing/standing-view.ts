import {
  asKnown,
  daysBetween,
  evidenceStandings,
  standingFor,
  type CurrencyState,
  type Entitlement,
  type Moment,
  type PersonFacts,
  type ReasonLevel,
  type Standing,
} from '@oart/competency';
import { noticeView, reasonView, usableUntilSentence } from '@oart/contract';
import type { StandingCell, StandingView, Titles } from '@oart/contract';

/** One cell in words, at the level of its reader (I15). */
export function standingCell(
  answered: Standing,
  entitlements: readonly Entitlement[],
  level: ReasonLevel,
  titles: Titles,
  moment: Moment,
): StandingCell {
  const shown = standingFor(level, answered);
  const { task, treatmentSite } = shown.question;
  const entitlement = entitlements.find((held) => held.id === shown.entitlement);
  const { usableUntil } = shown;
  const daysLeft = usableUntil === null ? null : daysBetween(moment.on, usableUntil.day);
  return {
    task,
    taskTitle: titles.task(task),
    treatmentSite,
    treatmentSiteTitle: titles.treatmentSite(treatmentSite),
    role: entitlement?.role ?? null,
    answer: shown.answer,
    state: shown.state,
    entitlementId: entitlement?.id ?? null,
    entitlementNumber: entitlement?.number ?? null,
    usableUntil,
    daysLeft,
    usableUntilSentence:
      usableUntil === null || daysLeft === null ? null : usableUntilSentence(usableUntil, daysLeft),
    reasons: shown.reasons.map((reason) => reasonView(reason, titles)),
    notices: shown.notices.map((notice) => noticeView(notice, titles)),
  };
}

/** Recent practice of all cells, each skill and treatment site once. */
export function currencyViews(
  standings: readonly Standing[],
  titles: Titles,
): StandingView['currency'] {
  const states = new Map<string, CurrencyState>(
    standings
      .flatMap((answered) => answered.currency)
      .map((state) => [`${state.skill}/${state.treatmentSite}`, state]),
  );
  return [...states.values()].map((state) => ({
    ...state,
    skillTitle: titles.skill(state.skill),
    treatmentSiteTitle: titles.treatmentSite(state.treatmentSite),
  }));
}

/** What somebody else has to do next: records to verify; and the holder, to accept. */
export function waitingFor(
  facts: PersonFacts,
  moment: Moment,
  titles: Titles,
): StandingView['waitingFor'] {
  const submitted = evidenceStandings(facts, moment)
    .filter(({ state }) => state === 'submitted')
    .map(({ evidence }) => ({
      record: evidence.skill === null ? evidence.issuer : titles.skill(evidence.skill),
      withWhom: 'a verifier',
      since: evidence.recordedAt,
    }));
  const accepted = new Set(facts.acceptances.map((acceptance) => acceptance.entitlement));
  const granted = asKnown(facts.entitlements, Number.MAX_SAFE_INTEGER)
    .filter(({ id, expiresOn }) => !accepted.has(id) && expiresOn >= moment.on)
    .map((entitlement) => ({
      record: `${entitlement.number}, ${titles.role(entitlement.role)}`,
      withWhom: 'the holder, to accept',
      since: entitlement.recordedAt,
    }));
  return [...submitted, ...granted];
}
