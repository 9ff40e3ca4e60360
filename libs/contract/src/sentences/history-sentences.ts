import type {
  Act,
  Assessment,
  Entitlement,
  HistoryEntry,
  StandingQuestion,
} from '@oart/competency';
import { dayInWords, inWords } from './dates.ts';
import { evidenceTitle } from './evidence-sentences.ts';
import { midSentence } from './mid-sentence.ts';
import type { Titles } from './titles.ts';
import { endCause } from './verdict-sentences.ts';

const MODES: Readonly<Record<Act['mode'], string>> = {
  independent: '',
  supervised: ', supervised',
  'break-glass': ', under break-glass',
  'without-entitlement': ', performed without entitlement',
};

/** One line of a history: `OAR outlining, cervix: level C, pass.` Names of people stand beside it. */
export function historySentence(entry: HistoryEntry, titles: Titles): string {
  switch (entry.kind) {
    case 'uploaded':
    case 'verified':
      return `${evidenceTitle(entry.evidence, titles)}.`;
    case 'sent-back':
      return `${evidenceTitle(entry.evidence, titles)}: ${entry.review.reason ?? 'no reason given'}`;
    case 'revoked': {
      const { effectiveFrom, reason } = entry.revocation;
      return `${evidenceTitle(entry.evidence, titles)}, from ${dayInWords(effectiveFrom)}: ${reason}`;
    }
    case 'assessed':
      return `${assessmentTitle(entry.assessment, titles)}.`;
    case 'questioned':
    case 'stands':
    case 'does-not-stand':
      return `${assessmentTitle(entry.assessment, titles)}. ${entry.review.reason}`;
    case 'voided':
      return `${assessmentTitle(entry.assessment, titles)}. ${entry.voiding.reason}`;
    case 'entitled':
    case 'accepted': {
      const { effectiveFrom, expiresOn } = entry.entitlement;
      const span = `${dayInWords(effectiveFrom)} to ${dayInWords(expiresOn)}`;
      return `${entitlementTitle(entry.entitlement, titles)}, ${span}.`;
    }
    case 'suspended': {
      const { tasks, treatmentSites } = entry.suspension;
      const part = [
        ...tasks.map((task) => midSentence(titles.task(task))),
        ...treatmentSites.map((site) => titles.treatmentSite(site).toLowerCase()),
      ];
      const extent = part.length === 0 ? 'as a whole' : `in part: ${inWords(part)}`;
      return `${entitlementTitle(entry.entitlement, titles)}, ${extent}.`;
    }
    case 'lifted':
      return `${entitlementTitle(entry.entitlement, titles)}: ${entry.lift.outcome}`;
    case 'withdrawn': {
      const { effectiveFrom, reason } = entry.withdrawal;
      return `${entitlementTitle(entry.entitlement, titles)}, from ${dayInWords(effectiveFrom)}: ${reason}`;
    }
    case 'amended':
      return `${entitlementTitle(entry.entitlement, titles)}: ${entry.amendment.reason}`;
    case 'used':
      return usedSentence(entry.acts, entry.supervised, titles);
    case 'warned':
    case 'lapsed':
    case 'renewed': {
      const { usableUntil } = entry.answer;
      const end =
        usableUntil === null
          ? ''
          : `, until ${dayInWords(usableUntil.day)}, ${endCause(usableUntil.cause)}`;
      return `${cellsSentence(entry.cells, titles)}${end}.`;
    }
  }
}

function usedSentence(acts: readonly Act[], supervised: boolean, titles: Titles): string {
  const [first] = acts;
  if (first === undefined) return '';
  const fractions = new Set(acts.map((act) => `${act.caseReference}/${String(act.fraction)}`)).size;
  const times = fractions === 1 ? '1 fraction' : `${String(fractions)} fractions`;
  const task = supervised
    ? `Supervised: ${midSentence(titles.task(first.task))}`
    : titles.task(first.task);
  const mode = supervised ? '' : MODES[first.mode];
  const where = `${titles.treatmentSite(first.treatmentSite).toLowerCase()} on ${titles.unit(first.unit)}`;
  return `${task}, ${where}: ${times}${mode}.`;
}

/** `Edit OAR contours and approve OAR contours, cervix and prostate on Ethos-1`; cells that differ in site apart. */
function cellsSentence(cells: readonly StandingQuestion[], titles: Titles): string {
  const sitesByTask = Map.groupBy(cells, ({ task, unit }) => `${unit} ${task}`);
  const tasksBySites = Map.groupBy(sitesByTask.values(), (ofTask) =>
    [ofTask[0]?.unit, ...ofTask.map(({ treatmentSite }) => treatmentSite)].join(),
  );
  const parts = [...tasksBySites.values()].map((runs) => {
    const tasks = runs.map(([first]) => titles.task(first?.task));
    const [first = []] = runs;
    const sites = sitesOf(
      first.map(({ treatmentSite }) => treatmentSite),
      titles,
    );
    const named = tasks.map((task, place) => (place === 0 ? task : midSentence(task)));
    return `${inWords(named)}, ${sites} on ${titles.unit(first[0]?.unit)}`;
  });
  return parts.join('; ');
}

function assessmentTitle({ skill, scope, level, result }: Assessment, titles: Titles): string {
  return `${titles.skill(skill)}, ${sitesOf(scope.treatmentSites, titles)}: level ${level}, ${result}`;
}

function entitlementTitle({ number, role, scope }: Entitlement, titles: Titles): string {
  return `${number}, ${titles.role(role)}, ${sitesOf(scope.treatmentSites, titles)}`;
}

function sitesOf(sites: readonly string[], titles: Titles): string {
  return inWords(sites.map((site) => titles.treatmentSite(site).toLowerCase()));
}
