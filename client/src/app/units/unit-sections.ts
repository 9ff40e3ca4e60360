import type { CalendarDay, Instant, TimeZone } from '@oart/competency';
import type {
  DowntimeCorrectionRequest,
  DowntimePeriodRequest,
  DowntimePeriodView,
  SoftwareChangeRequest,
  SoftwareChangeView,
  TreatmentSiteChangeRequest,
  TreatmentSiteChangeView,
  UnitView,
} from '@oart/contract';
import { formatDay } from '../dates/format-day';
import { formatInstant } from '../dates/format-instant';
import { instantAtSite, siteTimeOf } from '../dates/site-time';
import type { Choice } from '../forms/choice-field';
import { choicesOf } from '../forms/choices-of';
import {
  REASON,
  asFactAct,
  choiceField,
  dayField,
  siteTimeField,
  textField,
} from '../staff-file/fact-act';
import type { FactAct, FactSection } from '../staff-file/fact-act';
import { CHANGE_CLASS_TITLES } from './change-class-titles';

/** One unit, and all around it that an act on it needs to know. */
export interface UnitFile {
  readonly unit: UnitView;
  readonly downtimes: readonly DowntimePeriodView[];
  /** What the list of downtimes showed. */
  readonly seen: number;
  /** Every treatment site of the framework. */
  readonly sites: readonly Choice[];
  readonly mayRecord: boolean;
  readonly now: Instant;
  readonly today: CalendarDay;
}

const WHO_RECORDS = 'A service manager records this.';

/** What the unit ran, runs and will run; its changes and their corrections are recorded with their preview, by a form of their own. */
export function softwareSection({ unit, now, mayRecord }: UnitFile): FactSection {
  const running = unit.softwareChanges.findLast(({ effectiveAt }) => effectiveAt <= now);
  const stateOf = (change: SoftwareChangeView): string => {
    if (change === running) return 'Running now';
    return change.effectiveAt > now ? 'To come' : 'Earlier';
  };
  return {
    id: 'software',
    title: 'Software',
    columns: ['Version', 'State', 'From', 'Change'],
    empty: 'No version is on file.',
    rows: [
      ...unit.softwareChanges
        .map((change) => ({
          id: change.id,
          cells: softwareCells(unit, change, stateOf(change)),
          origin: correctionInWords(unit, change.id),
          isCorrected: false,
          acts: [],
          ...(mayRecord && { ownAct: 'Correct' }),
        }))
        .reverse(),
      ...unit.softwareCorrections
        .filter(({ change }) => change === null)
        .map(({ id, corrected }) => ({
          id,
          cells: softwareCells(unit, corrected, 'Never was'),
          origin: correctionInWords(unit, id),
          isCorrected: false,
          acts: [],
        })),
    ],
    acts: [],
    recordedBy: null,
  };
}

function softwareCells(
  unit: UnitView,
  { version, effectiveAt, changeClass }: SoftwareChangeRequest,
  state: string,
): readonly string[] {
  const what =
    changeClass === null ? 'Not classed: counts as major' : CHANGE_CLASS_TITLES[changeClass];
  return [version, state, atSite(effectiveAt, unit), what];
}

/** What was on file before, and why that was wrong; nothing for what was never corrected. */
function correctionInWords(unit: UnitView, id: string): string {
  const correction = unit.softwareCorrections.find((each) => each.id === id);
  if (correction === undefined) return '';
  const { corrected, change, recordedAt, correctedBy, reason } = correction;
  const was = `${corrected.version} from ${atSite(corrected.effectiveAt, unit)}`;
  const before = change === null ? '' : ` was ${was},`;
  const by = correctedBy === '' ? '' : ` by ${correctedBy}`;
  return `Corrected${by}, ${atSite(recordedAt, unit)}:${before} ${reason}`;
}

/** From when the unit is open for a treatment site, or closed for it. */
export function treatmentSiteSection(file: UnitFile): FactSection {
  const { unit, mayRecord } = file;
  return {
    id: 'treatment-sites',
    title: 'Treatment sites',
    columns: ['Treatment site', 'Change', 'From', 'Why'],
    empty: 'Open for the same sites since it was recorded.',
    rows: unit.treatmentSiteChanges.map((change) => ({
      id: change.id,
      cells: [
        change.title,
        change.opens ? 'Opens' : 'Closes',
        formatDay(change.from as CalendarDay),
        change.reason,
      ],
      origin: '',
      isCorrected: false,
      acts: mayRecord ? [siteChangeAct(file, change)] : [],
    })),
    acts: mayRecord ? [siteChangeAct(file, null)] : [],
    recordedBy: mayRecord ? null : WHO_RECORDS,
  };
}

function siteChangeAct(
  { unit, sites, today }: UnitFile,
  before: TreatmentSiteChangeView | null,
): FactAct {
  const fields = {
    treatmentSite: choiceField<string>('Treatment site', 'the treatment site', {
      value: before?.treatmentSite ?? '',
      choices: sites,
    }),
    opens: choiceField<'opens' | 'closes'>('Change', 'the change', {
      value: before === null || before.opens ? 'opens' : 'closes',
      choices: choicesOf({ opens: 'Opens for it', closes: 'Closes for it' }),
    }),
    from: dayField('From', 'the first day', {
      value: (before?.from as CalendarDay | undefined) ?? today,
    }),
    reason: before === null ? textField('Why', 'the reason', { value: '', isLong: true }) : REASON,
  };
  return asFactAct({
    title: before === null ? 'Open or close for a site' : 'Correct',
    heading:
      before === null
        ? `Treatment sites of ${unit.name}`
        : `Correct: ${before.title}, ${unit.name}`,
    action: before === null ? 'Record change' : 'Record correction',
    address: `/api/organisation/units/${unit.id}/treatment-site-changes`,
    fields,
    request: ({ treatmentSite, opens, from, reason }): TreatmentSiteChangeRequest => ({
      treatmentSite,
      opens: opens === 'opens',
      from: from ?? '',
      reason,
      supersedes: before?.id ?? null,
    }),
    follows: ({ opens }) =>
      opens === 'closes'
        ? ['From that day nobody is entitled for this treatment site on the unit.']
        : [],
    recorded: () => `Recorded for ${unit.name}.`,
  });
}

/** When acts were done on paper: only inside one may an act be entered late (domain.md 10.14). */
export function downtimeSection(file: UnitFile): FactSection {
  const { unit, downtimes, mayRecord } = file;
  return {
    id: 'downtimes',
    title: 'Downtimes',
    columns: ['From', 'To', 'Why'],
    empty: 'No downtime is on file.',
    rows: downtimes.map((downtime) => {
      const { id, governing, reason, corrections } = downtime;
      const latest = corrections.at(-1);
      return {
        id,
        cells:
          governing === null
            ? ['Never was a downtime', '', latest?.reason ?? reason]
            : [atSite(governing.from, unit), atSite(governing.to, unit), reason],
        origin:
          latest === undefined
            ? atSite(downtime.recordedAt, unit)
            : `Corrected by ${latest.correctedBy.displayName}, ${atSite(latest.recordedAt, unit)}: ${latest.reason}`,
        isCorrected: false,
        acts: mayRecord ? correctionsOf(file, downtime) : [],
      };
    }),
    acts: mayRecord ? [downtimeAct(file)] : [],
    recordedBy: mayRecord ? null : WHO_RECORDS,
  };
}

function downtimeAct({ unit, now }: UnitFile): FactAct {
  const fields = {
    ...spanFields(unit, now, now),
    reason: textField('Why', 'the reason', { value: '', isLong: true }),
  };
  return asFactAct({
    title: 'Record a downtime',
    heading: `Downtime of ${unit.name}`,
    action: 'Record downtime',
    address: '/api/downtime-periods',
    fields,
    request: ({ from, to, reason }): DowntimePeriodRequest => ({
      unitId: unit.id,
      ...spanOf(unit, from, to),
      reason,
    }),
    follows: () => [
      'Acts performed in this time may be entered late; each named actor countersigns within 2 working days.',
      'Whoever records it enters no act of their own in it.',
    ],
    recorded: () => `Downtime of ${unit.name} recorded.`,
  });
}

function correctionsOf(file: UnitFile, downtime: DowntimePeriodView): readonly FactAct[] {
  const { unit, seen } = file;
  const { from, to } = downtime.governing ?? downtime;
  const fields = { ...spanFields(unit, from as Instant, to as Instant), reason: REASON };
  const shared = {
    action: 'Record correction',
    address: `/api/downtime-periods/${downtime.id}/corrections`,
    pointerInForm: (pointer: string) => pointer.replace(/^\/span/, ''),
    recorded: () => 'Correction recorded.',
  };
  const another = asFactAct({
    ...shared,
    title: 'Correct the times',
    heading: `Correct a downtime of ${unit.name}`,
    fields,
    request: ({ from: begun, to: ended, reason }): DowntimeCorrectionRequest => ({
      span: spanOf(unit, begun, ended),
      reason,
      seen,
    }),
    follows: () => [],
  });
  if (downtime.governing === null) return [another];
  const never = { reason: REASON };
  return [
    another,
    asFactAct({
      ...shared,
      title: 'It never was',
      heading: `There was no downtime of ${unit.name}`,
      fields: never,
      request: ({ reason }): DowntimeCorrectionRequest => ({ span: null, reason, seen }),
      follows: () => [],
    }),
  ];
}

function spanFields(unit: UnitView, from: Instant, to: Instant) {
  const zone = unit.timeZone as TimeZone;
  const hint = `Time at ${unit.site}`;
  return {
    from: siteTimeField('From', 'the beginning', { value: siteTimeOf(from, zone), hint }),
    to: siteTimeField('To', 'the end', { value: siteTimeOf(to, zone), hint }),
  };
}

function spanOf(unit: UnitView, from: string, to: string) {
  const zone = unit.timeZone as TimeZone;
  return {
    from: instantAtSite(from, zone) ?? ('' as Instant),
    to: instantAtSite(to, zone) ?? ('' as Instant),
  };
}

function atSite(at: string, { timeZone }: UnitView): string {
  return formatInstant(at as Instant, timeZone as TimeZone);
}
