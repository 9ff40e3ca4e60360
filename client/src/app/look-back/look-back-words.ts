import type { CalendarDay } from '@oart/competency';
import { inWords } from '@oart/contract';
import type { CsvCell, EvidenceView, LookBackView } from '@oart/contract';
import { METHOD_TITLES } from '../assessment/assessment-words';
import { formatDay } from '../dates/format-day';
import { OUTCOME_WORDS } from '../status/gate-verdict';

type Facts = Pick<
  LookBackView,
  'acts' | 'supervisedActs' | 'assessmentsGiven' | 'decisions' | 'entitlements'
>;

/** What is to be said of a record first: whether it counts, and what it carried since the day looked back to. */
export function lookBackSentence({ title }: EvidenceView, view: LookBackView | null): string {
  const name = `“${title}”`;
  if (view === null) return name;
  const from = formatDay(view.from as CalendarDay);
  if (view.revokedAs === null) return `${carries(name, view)} since ${from}`;
  const how = view.revokedAs === 'integrity' ? 'for integrity' : 'as a clerical error';
  return `${name} is revoked ${how}; since ${from} ${relied(view)}`;
}

function carries(name: string, view: Facts): string {
  const counted = countsOf(view);
  return counted.length === 0
    ? `Nothing was done on the strength of ${name}`
    : `${inWords(counted)} ${isOne(counted) ? 'rests' : 'rest'} on ${name}`;
}

function isOne(counted: readonly string[]): boolean {
  return counted.length === 1 && counted[0]?.startsWith('1 ') === true;
}

function relied(view: Facts): string {
  const counted = countsOf(view);
  return counted.length === 0 ? 'nothing relied on it' : `${inWords(counted)} relied on it`;
}

function countsOf(view: Facts): readonly string[] {
  const counts = [
    counted(view.acts.length, 'act'),
    counted(view.supervisedActs.length, 'supervised act'),
    counted(view.assessmentsGiven.length, 'assessment'),
    counted(view.decisions.length, 'answer of the gate', 'answers of the gate'),
  ];
  return counts.filter((words) => words !== null);
}

function counted(count: number, one: string, many = `${one}s`): string | null {
  if (count === 0) return null;
  return count === 1 ? `1 ${one}` : `${String(count)} ${many}`;
}

/** Everything on the screen, a line each. */
export function lookBackCsv(view: LookBackView): readonly (readonly CsvCell[])[] {
  const act = (kind: string) => (each: LookBackView['acts'][number]) => [
    kind,
    each.performedAt,
    each.taskTitle,
    each.treatmentSiteTitle,
    `${each.caseReference}/${String(each.fraction)}`,
    each.actor.displayName,
    each.supervisor?.displayName ?? null,
    each.mode,
  ];
  return [
    ['Kind', 'When', 'What', 'Treatment site', 'Fraction', 'Who', 'Supervisor', 'How'],
    ...view.entitlements.map((each) => [
      ...['Entitlement', null, `${each.number}, ${each.roleTitle}`],
      ...[null, null, view.holder.displayName, null, null],
    ]),
    ...view.acts.map(act('Act')),
    ...view.supervisedActs.map(act('Supervised act')),
    ...view.assessmentsGiven.map((each) => [
      ...['Assessment given', each.performedOn, `${each.skillTitle}, level ${each.level}`],
      ...[null, null, each.candidate.displayName, null, METHOD_TITLES[each.method]],
    ]),
    ...view.decisions.map((each) => [
      ...['Answer of the gate', each.evaluatedAt, each.taskTitle, each.treatmentSiteTitle],
      ...[null, view.holder.displayName, null, OUTCOME_WORDS[each.outcome]],
    ]),
  ];
}
