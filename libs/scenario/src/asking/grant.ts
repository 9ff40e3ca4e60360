import {
  dayAt,
  experienceResult,
  evidenceStandings,
  factsAsKnown,
  frameworkInForce,
  proposeGrant,
  unmetRequirements,
  type GrantFlag,
} from '@oart/competency';
import { grantFlagSentence } from '@oart/contract';
import { proposalOf } from '../recording/proposal.ts';
import type { AskExperience, AskGrant, AskRequirements } from '../written/written-question.ts';
import type { Asking } from './asking.ts';
import { reasonsShown } from './views.ts';

export function grantAnswer(asking: Asking, question: AskGrant): object {
  const { ledger, asOf, names } = asking;
  const candidate = asking.factsOf(question.person, 'person');
  const entitler = asking.factsOf(question.entitler, 'entitler');
  const proposal = proposalOf(names, question);
  if (candidate === null || entitler === null || proposal === null) return {};
  const answer = proposeGrant(ledger.department(), candidate, entitler, proposal, asOf);
  const { reasons, flags, basis, frameworkVersion, delegation } = answer;
  const titles = asking.titles();
  return {
    outcome: reasons.length === 0 ? 'granted' : 'refused',
    reasons: reasonsShown(reasons, titles),
    flags: flags.map((flag: GrantFlag) => ({ ...flag, sentence: grantFlagSentence(flag, titles) })),
    basis,
    frameworkVersion,
    delegation,
  };
}

export function requirementsAnswer(asking: Asking, question: AskRequirements): object {
  const { ledger, asOf, names } = asking;
  const { role, treatmentSite, tasks, on } = question;
  names.known('roles', [role], 'role', false);
  names.known('treatmentSites', [treatmentSite], 'treatmentSite', false);
  names.known('tasks', tasks ?? [], 'tasks');
  const facts = asking.factsOf(question.person, 'person');
  const unit = names.unit(question.unit, 'unit');
  if (facts === null || unit === null) return {};
  const statuses = unmetRequirements(
    ledger.department(),
    facts,
    {
      role,
      treatmentSite,
      on: on ?? dayAt(asOf.at, unit.timeZone),
      unit: unit.id,
      ...(tasks === undefined ? {} : { tasks }),
    },
    asOf,
  );
  const titles = asking.titles();
  return {
    met: statuses.filter(({ met }) => met).map(({ id }) => id),
    unmet: statuses.filter(({ met }) => !met).map(({ id }) => id),
    reasons: reasonsShown(
      statuses.flatMap(({ reasons }) => reasons),
      titles,
    ),
    statuses: statuses.map(
      ({ id, met, reasons, evidence, assessments, waived, shownFor, endsOn }) => ({
        id,
        met,
        reasons: reasonsShown(reasons, titles),
        evidence,
        assessments,
        waived,
        shownFor,
        endsOn,
      }),
    ),
  };
}

export function experienceAnswer(asking: Asking, question: AskExperience): object {
  const { ledger, asOf, names, moment } = asking;
  const facts = asking.factsOf(question.person, 'person');
  const version = frameworkInForce(ledger.frameworks, moment.on, asOf.knownAt);
  const rule =
    version?.document.requirements.find(({ id }) => id === question.requirement)?.experience ??
    null;
  if (rule === null) {
    const message = `No requirement of experience is called ${question.requirement} on that day.`;
    names.fault('unknown-requirement', message, 'requirement');
  }
  if (facts === null || rule === null) return {};
  const known = factsAsKnown(facts, asOf.knownAt);
  return experienceResult(rule, evidenceStandings(known, moment), known.absences, moment);
}
