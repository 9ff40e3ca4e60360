import { addDays, isWaivable, lastDayOf } from '@oart/competency';
import type { CalendarDay, Instant } from '@oart/competency';
import { midSentence } from '@oart/contract';
import type {
  EquivalenceEndRequest,
  EquivalenceRequest,
  EquivalenceView,
  WaiverRequest,
  WaiverView,
} from '@oart/contract';
import { formatDay } from '../dates/format-day';
import { formatDayAt } from '../dates/format-instant';
import { choiceField, dayField, textField } from './fact-act';
import type { FactAct, FactSection } from './fact-act';
import { spanOf, whoRecords } from './staff-file';
import type { StaffFile } from './staff-file';

/** Requirements of experience or of case counts that are set aside for a while (I3, F17). */
export function waiverSection(file: StaffFile, waivers: readonly WaiverView[]): FactSection {
  const mayApprove = file.has('entitler') || file.has('employers-representative');
  return {
    id: 'waivers',
    title: 'Waivers',
    columns: ['Requirement', 'Days', 'Rationale', 'Approved by'],
    empty: 'No requirement was waived.',
    rows: waivers.map((waiver) => ({
      id: waiver.id,
      cells: [
        requirementTitle(file, waiver.requirement),
        spanOf(waiver.from, waiver.until),
        waiver.rationale,
        waiver.approver,
      ],
      origin: dayOf(waiver.recordedAt, file),
      isCorrected: false,
      acts: [],
    })),
    acts: mayApprove && !file.isOwn ? [waive(file)] : [],
    recordedBy: mayApprove
      ? whoRecords(file, file.has('entitler') ? 'entitler' : 'employers-representative', 'Entitler')
      : 'Approved by people with the permission Entitler or Employer’s representative.',
  };
}

type WaiverValues = {
  readonly requirement: string;
  readonly rationale: string;
  readonly from: CalendarDay | null;
  readonly until: CalendarDay | null;
};

function waive(file: StaffFile): FactAct {
  const { document, policy, moment, view } = file;
  const today = moment.on;
  const act: FactAct<WaiverValues> = {
    title: 'Waive a requirement',
    heading: `Waiver for ${view.person.displayName}`,
    says: 'Only experience time and case counts can be waived. Whoever entitles this person in the role does not approve it.',
    action: 'Record the waiver',
    address: `/api/people/${view.person.id}/waivers`,
    fields: {
      requirement: choiceField<string>('Requirement', 'the requirement', {
        value: '',
        choices: document.requirements
          .filter(isWaivable)
          .map(({ id }) => ({ id, title: requirementTitle(file, id) })),
      }),
      rationale: textField('Why it is set aside', 'the rationale', { value: '', isLong: true }),
      from: dayField('First day', 'the first day', { value: today }),
      until: dayField('Last day', 'the last day', {
        value: lastDayOf(today, policy.waiver.longest),
      }),
    },
    request: ({ requirement, rationale, from, until }): WaiverRequest => ({
      requirement,
      rationale: rationale.trim(),
      from: from ?? today,
      until: until ?? today,
    }),
    follows: ({ until }) =>
      until === null
        ? []
        : [
            `It is printed on the letter of every entitlement that rests on it. From ${formatDay(addDays(until, 1))} the requirement counts again, and what lacks it is paused.`,
          ],
    recorded: ({ from, until }) =>
      `The waiver for ${view.person.displayName}, ${spanOf(from ?? today, until)}, is on file.`,
  };
  return act;
}

function requirementTitle({ document, titles }: StaffFile, id: string): string {
  const requirement = document.requirements.find((each) => each.id === id);
  if (requirement === undefined) return id;
  return `${titles.role(requirement.role)}: ${titles.skill(requirement.skill)}`;
}

/** Skills shown for one treatment site that are accepted for another (F17). */
export function equivalenceSection(
  file: StaffFile,
  equivalences: readonly EquivalenceView[],
): FactSection {
  const mayAccept = file.has('entitler') && !file.isOwn;
  return {
    id: 'equivalences',
    title: 'Equivalences',
    columns: ['Skill', 'Treatment sites', 'Days', 'Rationale', 'Approved by'],
    empty: 'No equivalence was accepted.',
    rows: equivalences.map((equivalence) => ({
      id: equivalence.id,
      cells: [
        file.titles.skill(equivalence.skill),
        `${file.titles.treatmentSite(equivalence.fromTreatmentSite)} for ${file.titles.treatmentSite(equivalence.toTreatmentSite)}`,
        spanOf(equivalence.from, equivalence.until),
        equivalence.rationale,
        equivalence.approver,
      ],
      origin: dayOf(equivalence.recordedAt, file),
      isCorrected: false,
      acts:
        mayAccept && (equivalence.until === null || equivalence.until > file.moment.on)
          ? [endEquivalence(file, equivalence)]
          : [],
    })),
    acts: mayAccept ? [acceptEquivalence(file)] : [],
    recordedBy: whoRecords(file, 'entitler', 'Entitler'),
  };
}

type EquivalenceValues = {
  readonly skill: string;
  readonly fromTreatmentSite: string;
  readonly toTreatmentSite: string;
  readonly rationale: string;
  readonly from: CalendarDay | null;
  readonly until: CalendarDay | null;
};

function acceptEquivalence(file: StaffFile): FactAct {
  const { document, moment, titles, view } = file;
  const today = moment.on;
  const act: FactAct<EquivalenceValues> = {
    title: 'Accept an equivalence',
    heading: `Equivalence for ${view.person.displayName}`,
    says: 'What was shown for one treatment site is accepted for another. The other site must still be granted as an entitlement, and break-glass never rests on it.',
    action: 'Record the equivalence',
    address: `/api/people/${view.person.id}/equivalences`,
    fields: {
      skill: choiceField<string>('Skill', 'the skill', { value: '', choices: document.skills }),
      fromTreatmentSite: choiceField<string>('Shown for', 'the treatment site', {
        value: '',
        choices: document.treatmentSites,
      }),
      toTreatmentSite: choiceField<string>('Accepted for', 'the other treatment site', {
        value: '',
        choices: document.treatmentSites,
      }),
      rationale: textField('Why it is accepted', 'the rationale', { value: '', isLong: true }),
      from: dayField('First day', 'the first day', { value: today }),
      until: dayField('Last day', 'the last day', {
        value: null,
        isOptional: true,
        hint: 'Empty where it has no end.',
      }),
    },
    request: ({ rationale, from, ...values }): EquivalenceRequest => ({
      ...values,
      rationale: rationale.trim(),
      from: from ?? today,
    }),
    follows: () => [],
    recorded: ({ skill, toTreatmentSite }) =>
      `${titles.skill(skill)} of ${view.person.displayName} is accepted for ${midSentence(titles.treatmentSite(toTreatmentSite))}.`,
  };
  return act;
}

function endEquivalence(file: StaffFile, { id, skill }: EquivalenceView): FactAct {
  const today = file.moment.on;
  const act: FactAct<{ readonly lastDay: CalendarDay | null; readonly reason: string }> = {
    title: 'End',
    heading: `End the equivalence in ${midSentence(file.titles.skill(skill))}`,
    action: 'Record its last day',
    address: `/api/people/${file.view.person.id}/equivalences/${id}/end`,
    fields: {
      lastDay: dayField('Last day', 'the last day', { value: today }),
      reason: textField('Why it ends', 'the reason', { value: '', isLong: true }),
    },
    request: ({ lastDay, reason }): EquivalenceEndRequest => ({
      lastDay: lastDay ?? today,
      reason: reason.trim(),
    }),
    follows: ({ lastDay }) => [
      `What rests on it is paused from ${formatDay(addDays(lastDay ?? today, 1))}.`,
    ],
    recorded: ({ lastDay }) =>
      `The equivalence of ${file.view.person.displayName} ends on ${formatDay(lastDay ?? today)}.`,
  };
  return act;
}

function dayOf(recordedAt: string, { moment }: StaffFile): string {
  return formatDayAt(recordedAt as Instant, moment.zone);
}
