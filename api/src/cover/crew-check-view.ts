import { frameworkInForce, momentOf, standing, standingFor } from '@oart/competency';
import type {
  AsOf,
  CrewCheck,
  Department,
  PersonFacts,
  PersonId,
  PlannedSession,
  TaskCover,
  TreatmentUnit,
} from '@oart/competency';
import { reasonView, titlesOf } from '@oart/contract';
import type { CrewCellView, CrewCheckView, CrewRowView, Titles } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { inSlices } from '../http/in-slices.ts';
import { levelFor } from '../standing/reader.ts';

/** What a staffing check is shown with. */
export interface CheckedSession {
  readonly department: Department;
  readonly unit: TreatmentUnit;
  readonly session: PlannedSession;
  readonly check: CrewCheck;
  /** Everybody else, where there is a gap. */
  readonly others: readonly PersonFacts[];
  readonly coverOfOthers: CrewCheck;
  readonly asOf: AsOf;
  readonly leafHash: string | null;
}

/** A staffing check in words, each person at the level that the reader may see (I15). */
export async function crewCheckView(
  caller: Caller,
  checked: CheckedSession,
): Promise<CrewCheckView> {
  const { department, unit, session, check, asOf, leafHash } = checked;
  const { on } = momentOf(session.from, unit.timeZone);
  const version = frameworkInForce(department.frameworks, on, asOf.knownAt);
  const framework = version?.document ?? null;
  const titles = titlesOf(framework, department.units);
  const { crew } = session;
  const cells = await inSlices(
    check.covers.flatMap((cover) => crew.map((facts) => ({ cover, facts }))),
    ({ cover, facts }) => cellView(caller, checked, cover, facts, titles),
  );
  const ends = check.covers.flatMap(({ endingInside }) => endingInside.map(({ at }) => at)).sort();
  return {
    unit: { id: unit.id, name: unit.name, timeZone: unit.timeZone },
    from: session.from,
    until: session.until,
    checkedAt: asOf.at,
    validUntil: ends[0] ?? session.until,
    frameworkVersion: framework?.number ?? null,
    ledgerIndex: asOf.knownAt,
    ledgerLeafHash: leafHash,
    crew: crew.map(refOf),
    rows: check.covers.map((cover, row) => {
      const own = cells.slice(row * crew.length, (row + 1) * crew.length);
      return rowView(checked, cover, own, titles);
    }),
    sitesWithoutDistinctPersons: check.sitesWithoutDistinctPersons.map((id) => ({
      id,
      title: titles.treatmentSite(id),
    })),
    reasons: check.reasons.map((reason) => reasonView(reason, titles)),
  };
}

function rowView(
  checked: CheckedSession,
  cover: TaskCover,
  cells: readonly CrewCellView[],
  titles: Titles,
): CrewRowView {
  const { task, treatmentSite, verdict } = cover;
  return {
    task,
    taskTitle: titles.task(task),
    treatmentSite,
    treatmentSiteTitle: titles.treatmentSite(treatmentSite),
    verdict,
    cells,
    couldCover: verdict === 'gap' ? couldCover(checked, cover) : [],
  };
}

function cellView(
  caller: Caller,
  { department, session, asOf }: CheckedSession,
  cover: TaskCover,
  facts: PersonFacts,
  titles: Titles,
): CrewCellView {
  const person = facts.person.id as PersonId;
  const { task, treatmentSite } = cover;
  const question = { task, treatmentSite, unit: session.unit, adaptationType: null };
  const whole = standing(department, facts, question, { ...asOf, at: session.from });
  const { state, usableUntil, reasons } = standingFor(levelFor(caller, person), whole);
  const ending = cover.endingInside.find((each) => each.person === person);
  return {
    personId: person,
    covers: coversOf(cover, person),
    endsAt: ending?.at ?? null,
    state,
    usableUntil: usableUntil?.day ?? null,
    reasons: reasons.map((reason) => reasonView(reason, titles)),
  };
}

function coversOf(cover: TaskCover, person: PersonId): CrewCellView['covers'] {
  if (cover.covering.includes(person)) return 'whole';
  if (cover.endingInside.some((each) => each.person === person)) return 'ends';
  return cover.supervised.includes(person) ? 'supervised' : 'no';
}

function couldCover(
  { others, coverOfOthers }: CheckedSession,
  { task, treatmentSite }: TaskCover,
): CrewRowView['couldCover'] {
  const able = coverOfOthers.covers.find(
    (each) => each.task === task && each.treatmentSite === treatmentSite,
  );
  return others
    .filter(({ person }) => able?.covering.includes(person.id as PersonId) === true)
    .map(refOf);
}

function refOf({ person }: PersonFacts): { readonly id: string; readonly displayName: string } {
  return { id: person.id, displayName: person.displayName };
}
