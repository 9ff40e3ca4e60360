import {
  circumstancesAt,
  daysBetween,
  employmentOn,
  roleStandingFor,
  sitesInForce,
  tasksOfRole,
} from '@oart/competency';
import type {
  AsOf,
  Circumstances,
  Department,
  Moment,
  PersonFacts,
  PersonId,
  RoleStanding,
  TreatmentUnit,
} from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type {
  MatrixCellView,
  MatrixColumnView,
  MatrixRowView,
  MatrixView,
  Titles,
} from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { byName } from '../person/by-name.ts';
import { levelFor } from '../standing/reader.ts';

/** One person, on facts as known, and how they stand in each role that is required of them. */
export interface MatrixRow {
  readonly facts: PersonFacts;
  readonly standings: readonly RoleStanding[];
}

/** What the matrix is shown with. The department is as known. */
export interface MatrixShown {
  readonly department: Department;
  readonly unit: TreatmentUnit;
  readonly moment: Moment;
  readonly asOf: AsOf;
  readonly rows: readonly MatrixRow[];
}

/** The matrix with names and titles, each row at the level that the reader may see (I15). */
export function matrixView(
  caller: Caller,
  { department, unit, moment, asOf, rows }: MatrixShown,
): MatrixView {
  const around = circumstancesAt(department, unit.id, { ...asOf, knownAt: Infinity });
  const framework = 'code' in around ? null : around.framework;
  const titles = titlesOf(framework, department.units);
  const columns = 'code' in around ? [] : columnsOf(around, titles);
  const shown = rows.filter(({ standings }) => standings.length > 0);
  return {
    unit: { id: unit.id, name: unit.name, timeZone: unit.timeZone },
    at: asOf.at,
    on: moment.on,
    knownAt: asOf.knownAt,
    frameworkVersion: framework?.number ?? null,
    columns,
    rows: shown.map((row) => rowView(caller, row, columns, moment)).sort(byColumnAndName),
    withoutRole: rows.length - shown.length,
  };
}

function columnsOf(around: Circumstances, titles: Titles): readonly MatrixColumnView[] {
  const { framework, policy } = around;
  return framework.roles.flatMap((role) =>
    sitesInForce(around).map((treatmentSite) => ({
      role: role.id,
      roleTitle: role.title,
      treatmentSite,
      treatmentSiteTitle: titles.treatmentSite(treatmentSite),
      tasks: tasksOfRole(framework, policy, role.id).map(({ id }) => id),
    })),
  );
}

function rowView(
  caller: Caller,
  { facts, standings }: MatrixRow,
  columns: readonly MatrixColumnView[],
  moment: Moment,
): MatrixRowView {
  const { id, displayName, staffNumber } = facts.person;
  const level = levelFor(caller, id as PersonId);
  return {
    person: { id, displayName, staffNumber },
    profession: employmentOn(facts, moment.on)?.profession ?? null,
    cells: standings
      .map((standing) => cellView(roleStandingFor(level, standing), columns, moment))
      .sort((one, other) => one.column - other.column),
  };
}

function cellView(
  { role, treatmentSite, state, tasks }: RoleStanding,
  columns: readonly MatrixColumnView[],
  moment: Moment,
): MatrixCellView {
  const ends = tasks
    .filter((task) => task.state === 'due-soon' && task.usableUntil !== null)
    .map(({ usableUntil }) => usableUntil?.day ?? moment.on)
    .sort();
  const [first] = ends;
  return {
    column: columns.findIndex(
      (column) => column.role === role && column.treatmentSite === treatmentSite,
    ),
    state,
    held: tasks.filter(({ answer }) => answer === 'yes').length,
    tasks: tasks.length,
    daysLeft: first === undefined ? null : daysBetween(moment.on, first),
  };
}

/** People of one role stand together, Adapter-2 before Adapter-10. */
function byColumnAndName(one: MatrixRowView, other: MatrixRowView): number {
  const first = (row: MatrixRowView): number => row.cells[0]?.column ?? 0;
  return first(one) - first(other) || byName(one.person, other.person);
}
