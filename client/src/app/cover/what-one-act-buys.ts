import { actBuys, addDays, renewals } from '@oart/competency';
import type {
  ActBuys,
  CalendarDay,
  OneMore,
  StandingState,
  UsableUntilCause,
} from '@oart/competency';
import { inWords } from '@oart/contract';
import type { DepthOfCoverView, MatrixView } from '@oart/contract';
import { formatDay } from '../dates/format-day';

/** One act, for whom, and what it buys. */
export interface BoughtByOneAct {
  readonly act: string;
  readonly effect: string;
  /** Whose page shows what is to be done; null where it concerns several. */
  readonly personId: string | null;
  readonly name: string;
}

const SHOWN = 6;

const RENEWALS: Readonly<Record<UsableUntilCause, string>> = {
  expires: 'a new entitlement',
  employment: 'the employment extended',
  registration: 'the registration checked',
  evidence: 'new evidence, verified',
  currency: 'enough fractions',
  transition: 'evidence for the new framework',
  waiver: 'what was waived, shown',
  appointment: 'the appointment renewed',
  profession: 'a post of the profession',
  band: 'a post of the band',
  withdrawal: 'a new entitlement',
  superseded: 'a new entitlement',
  'version-change': 'training and a pass for the new software',
  absence: 'the return recorded',
};

/** What would let somebody on the way, or paused, act; others have nothing that one act cures. */
const CURES: Readonly<Partial<Record<StandingState, string>>> = {
  'awaiting-entitlement': 'entitle',
  'awaiting-acceptance': 'accept the entitlement',
  'awaiting-verification': 'verify the records',
  'in-training': 'finish training and entitle',
  'sent-back': 'send the record again, train and entitle',
  'paused-recent-practice': 'restore recent practice',
  'paused-evidence': 'renew the evidence',
  'paused-registration': 'check the registration',
  'paused-software': 'train and assess for the software',
  'paused-supervised-return': 'finish the supervised return',
  'paused-framework-change': 'show what the framework newly asks',
  questioned: 'review the assessment',
};

/** The acts that remove most gaps and single points within the span, the best first. */
export function whatOneActBuys(
  view: DepthOfCoverView,
  matrix: MatrixView | null,
): readonly BoughtByOneAct[] {
  const kept = renewals(view.cells).map(({ people, cause, on, keeps }) => {
    const [only = '', ...others] = people;
    const by = formatDay(addDays(on as CalendarDay, -1));
    const what = cause === null ? 'the right kept' : RENEWALS[cause as UsableUntilCause];
    const name = nameIn(view, matrix, only);
    return {
      act:
        others.length === 0
          ? `${name}: ${what} by ${by}`
          : `${inWords(people.map((id) => nameIn(view, matrix, id)))}: ${what} by ${by}`,
      personId: others.length === 0 ? only : null,
      name,
      verb: 'keeps',
      people: people.length,
      buys: actBuys(view.cells, keeps),
    };
  });
  return [...kept, ...added(view, matrix)]
    .filter(({ buys }) => gone(buys) > 0)
    .sort(
      (one, other) =>
        gone(other.buys) - gone(one.buys) ||
        one.people - other.people ||
        other.buys.cells - one.buys.cells,
    )
    .filter((each, place, all) => !all.slice(0, place).some((better) => isWithin(each, better)))
    .slice(0, SHOWN)
    .map(({ act, personId, name, verb, buys }) => ({
      act,
      personId,
      name,
      effect: `${verb} ${buys.cells === 1 ? '1 task' : `${String(buys.cells)} tasks`}: ${effectOf(buys)} gone.`,
    }));
}

interface Act {
  readonly act: string;
  readonly personId: string | null;
  readonly name: string;
  readonly verb: string;
  readonly people: number;
  readonly buys: ActBuys;
}

/** What several would do at once says no more than what one of them does alone for as much. */
function isWithin(each: Act, better: Act): boolean {
  return (
    each.people > 1 &&
    better.people === 1 &&
    gone(better.buys) >= gone(each.buys) &&
    each.act.includes(better.name)
  );
}

/** Everybody on the way or paused, by role and state: what it buys when that act is done today. */
function added(view: DepthOfCoverView, matrix: MatrixView | null): readonly Act[] {
  if (matrix === null) return [];
  return matrix.rows.flatMap(({ person, cells }) => {
    const open = cells.flatMap(({ column, state }) => {
      const at = matrix.columns[column];
      const cure = CURES[state];
      return at === undefined || cure === undefined ? [] : [{ at, cure }];
    });
    const groups = Map.groupBy(open, ({ at, cure }) => `${at.role}/${cure}`);
    return [...groups.values()].map((group): Act => {
      const more: OneMore[] = group.flatMap(({ at }) =>
        at.tasks.map((task) => ({
          task,
          treatmentSite: at.treatmentSite,
          personId: person.id,
          from: null,
        })),
      );
      const [first] = group;
      const sites = inWords(group.map(({ at }) => at.treatmentSiteTitle.toLowerCase()));
      return {
        act: `${person.displayName}: ${first?.cure ?? ''} (${first?.at.roleTitle ?? ''}, ${sites})`,
        personId: person.id,
        name: person.displayName,
        verb: 'adds one person to',
        people: 1,
        buys: actBuys(view.cells, more),
      };
    });
  });
}

function gone({ gapsGone, singlePointsGone }: ActBuys): number {
  return gapsGone + singlePointsGone;
}

/** `3 gaps and 1 single point` */
function effectOf({ gapsGone, singlePointsGone }: ActBuys): string {
  const counted = (count: number, one: string) =>
    count === 0 ? [] : [`${String(count)} ${one}${count === 1 ? '' : 's'}`];
  return inWords([...counted(gapsGone, 'gap'), ...counted(singlePointsGone, 'single point')]);
}

function nameIn({ people }: DepthOfCoverView, matrix: MatrixView | null, id: string): string {
  return (
    people.find((person) => person.id === id)?.displayName ??
    matrix?.rows.find(({ person }) => person.id === id)?.person.displayName ??
    id
  );
}
