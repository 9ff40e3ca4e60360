import type { StandingState, UsableUntil } from '@oart/competency';
import { inWords } from '@oart/contract';
import type { NoticeView, ReasonView, StandingCell, StandingView } from '@oart/contract';

/** Cells that share one answer for one reason, as one sentence. */
export interface StandingGroup {
  readonly key: string;
  readonly answer: StandingCell['answer'];
  readonly state: StandingState;
  readonly daysLeft: number | null;
  /** `Edit and approve OAR contours`. */
  readonly what: string;
  /** `cervix, bladder and prostate`. */
  readonly where: string;
  readonly usableUntil: UsableUntil | null;
  readonly usableUntilSentence: string | null;
  readonly reasons: readonly ReasonView[];
  readonly notices: readonly NoticeView[];
  /** Where recent practice runs out first: what is on file of what is needed. */
  readonly practice: { readonly counted: number; readonly needed: number } | null;
  readonly entitlementId: string | null;
  readonly entitlementNumber: string | null;
}

export interface GroupedStanding {
  readonly may: readonly StandingGroup[];
  readonly notYet: readonly StandingGroup[];
  /** Titles of tasks that belong to the roles of other posts. */
  readonly outsideRole: readonly string[];
}

/** Groups the cells of a standing: first over treatment sites, then over tasks, in the order shown. */
export function groupStanding(standing: StandingView): GroupedStanding {
  const asked = standing.cells.filter(({ state }) => state !== 'not-required');
  const groups = groupCells(asked, standing.currency);
  const allowed = new Set(groups.filter((group) => group.answer === 'yes').map(({ key }) => key));
  return {
    may: groups.filter(({ key }) => allowed.has(key)),
    notYet: groups.filter(({ key }) => !allowed.has(key)).sort(nearestFirst),
    outsideRole: tasksOutsideRole(standing.cells),
  };
}

/** What the person can do about it themselves comes first, what nobody has begun last. */
const NEAREST_FIRST: readonly StandingState[] = [
  'awaiting-acceptance',
  'sent-back',
  'suspended',
  'questioned',
  'paused-recent-practice',
  'paused-evidence',
  'paused-registration',
  'paused-software',
  'paused-supervised-return',
  'paused-framework-change',
  'awaiting-entitlement',
  'awaiting-verification',
  'in-training',
];

function nearestFirst(one: StandingGroup, other: StandingGroup): number {
  const place = ({ state }: StandingGroup) => {
    const found = NEAREST_FIRST.indexOf(state);
    return found < 0 ? NEAREST_FIRST.length : found;
  };
  return place(one) - place(other);
}

/** Tasks that the person's post leads to for no treatment site. */
function tasksOutsideRole(cells: readonly StandingCell[]): readonly string[] {
  const within = new Set(
    cells.filter(({ state }) => state !== 'not-required').map(({ task }) => task),
  );
  return [...new Set(cells.filter(({ task }) => !within.has(task)).map((cell) => cell.taskTitle))];
}

function groupCells(
  cells: readonly StandingCell[],
  currency: StandingView['currency'],
): readonly StandingGroup[] {
  const perTask = gather(cells, (cell) => `${cell.task} ${answerKey(cell)}`);
  const perSites = gather(perTask, (run) => {
    const sites = run.map((cell) => cell.treatmentSite).join(' ');
    return `${sites} ${run.map(answerKey).join(' ')}`;
  });
  return perSites.map((runs) => groupOf(runs.flat(), currency));
}

/** Two cells are told in one sentence when state, date, entitlement and causes agree. */
function answerKey(cell: StandingCell): string {
  const until = cell.usableUntil === null ? '' : `${cell.usableUntil.day}${cell.usableUntil.cause}`;
  const causes = cell.reasons.map(({ code, about }) => `${code}:${about.skill ?? ''}`);
  const causeKey = cell.answer === 'yes' ? '' : [...new Set(causes)].sort().join();
  return [cell.answer, cell.state, until, cell.entitlementId ?? '', causeKey].join('|');
}

function groupOf(
  cells: readonly StandingCell[],
  currency: StandingView['currency'],
): StandingGroup {
  const [first] = cells;
  if (first === undefined) throw new Error('A group of standing has at least one cell.');
  const tasks = [...new Set(cells.map((cell) => cell.taskTitle))];
  const sites = [...new Set(cells.map((cell) => cell.treatmentSiteTitle))];
  return {
    key: cells.map((cell) => `${cell.task}/${cell.treatmentSite}`).join(' '),
    answer: first.answer,
    state: first.state,
    daysLeft: first.daysLeft,
    what: joinTasks(tasks),
    where: inWords(sites.map((site) => site.toLowerCase())),
    usableUntil: first.usableUntil,
    usableUntilSentence: first.usableUntilSentence,
    reasons: distinctBy(
      cells.flatMap((cell) => cell.reasons),
      (reason) => reason.sentence,
    ),
    notices: distinctBy(
      cells.flatMap((cell) => cell.notices.filter((notice) => !isToldByDate(notice, cell))),
      (notice) => notice.sentence,
    ),
    practice: first.state === 'due-soon' ? leastPractice(cells, currency) : null,
    entitlementId: first.entitlementId,
    entitlementNumber: first.entitlementNumber,
  };
}

/** A notice that says no more than the sentence of the last usable day. */
function isToldByDate({ code }: NoticeView, { usableUntil }: StandingCell): boolean {
  return (
    (code === 'recent-practice-due-soon' && usableUntil?.cause === 'currency') ||
    (code === 'expires-soon' && usableUntil?.cause === 'expires')
  );
}

/** The least recent practice among what ends the right on its last usable day. */
function leastPractice(
  cells: readonly StandingCell[],
  currency: StandingView['currency'],
): StandingGroup['practice'] {
  const [first] = cells;
  if (first?.usableUntil?.cause !== 'currency') return null;
  const sites = new Set(cells.map(({ treatmentSite }) => treatmentSite));
  const ending = currency
    .filter(({ treatmentSite }) => sites.has(treatmentSite))
    .filter(({ lastCurrentDay }) => lastCurrentDay === first.usableUntil?.day)
    .sort((one, other) => one.fractionsCounted - other.fractionsCounted);
  const [least] = ending;
  return least === undefined
    ? null
    : { counted: least.fractionsCounted, needed: least.fractionsNeeded };
}

/** `Edit OAR contours` and `Approve OAR contours` become `Edit and approve OAR contours`. */
export function joinTasks(titles: readonly string[]): string {
  const phrases = gather(titles, objectOf).map((run) => {
    const [title = ''] = run;
    if (run.length === 1) return title;
    const verbs = run.map((each) => each.slice(0, each.indexOf(' ')));
    return `${inWords(lowerRest(verbs))} ${objectOf(title)}`;
  });
  return inWords(lowerRest(phrases));
}

function objectOf(title: string): string {
  return title.slice(title.indexOf(' ') + 1);
}

/** Lower-cases the first letter of every item but the first: the list reads as one sentence. */
function lowerRest(items: readonly string[]): readonly string[] {
  return items.map((item, index) =>
    index === 0 ? item : item.charAt(0).toLowerCase() + item.slice(1),
  );
}

function gather<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[][] {
  const runs = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const run = runs.get(key);
    if (run === undefined) runs.set(key, [item]);
    else run.push(item);
  }
  return [...runs.values()];
}

function distinctBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
