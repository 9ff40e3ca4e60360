import { BANDS, addDays, employmentOn, isInPost, leftOn } from '@oart/competency';
import type { Band, CalendarDay, Contract, Employment, Profession } from '@oart/competency';
import { PROFESSION_WORDS } from '@oart/contract';
import type {
  ChangeOfPostRequest,
  EmploymentRequest,
  EmploymentView,
  OnFile,
} from '@oart/contract';
import { formatDay } from '../dates/format-day';
import { choicesOf } from '../forms/choices-of';
import { capital } from '../layout/capital';
import { REASON, choiceField, dayField, numberField } from './fact-act';
import type { FactAct, FactSection } from './fact-act';
import { correcting, originOf, personOf, spanOf, whoRecords, withEntry } from './staff-file';
import type { StaffFile } from './staff-file';
import { CONTRACT_TITLES } from './staff-file-words';
import { whatFollows } from './what-follows';

type Post = EmploymentView & OnFile;

/** Posts and contracts. A promotion is a change of post and never a leaving: the first act says so. */
export function employmentSection(file: StaffFile): FactSection {
  const mayRecord = file.has('staffing-records') && !file.isOwn;
  return {
    id: 'employments',
    title: 'Posts',
    columns: ['Post', 'Contract', 'Band', 'WTE', 'Days'],
    empty: 'No post was recorded yet.',
    rows: file.view.employments.map((post) => ({
      id: post.id,
      cells: [
        capital(PROFESSION_WORDS[post.profession]),
        CONTRACT_TITLES[post.contract],
        post.band ?? 'none',
        String(post.wte),
        spanOf(post.startsOn, post.endsOn),
      ],
      origin: originOf(post, file),
      isCorrected: post.correctedBy !== null,
      acts: mayRecord && post.correctedBy === null ? [correctPost(file, post)] : [],
    })),
    acts: mayRecord ? actsNow(file) : [],
    recordedBy: whoRecords(file, 'staffing-records', 'Staffing records'),
  };
}

function actsNow(file: StaffFile): readonly FactAct[] {
  const held = employmentOn(file.facts, file.moment.on);
  if (held === null) return [recordPost(file)];
  return held.endsOn === null
    ? [changePost(file, held), leave(file, held)]
    : [changePost(file, held)];
}

export type PostValues = {
  readonly profession: Profession | '';
  readonly contract: Contract | '';
  readonly band: Band | '';
  readonly wte: number | null;
  readonly startsOn: CalendarDay | null;
  readonly endsOn: CalendarDay | null;
  readonly reason?: string;
};

function postFields(
  from: EmploymentView | null,
  days: Pick<FactAct<PostValues>['fields'], 'startsOn' | 'endsOn'>,
): FactAct<PostValues>['fields'] {
  return {
    startsOn: days.startsOn,
    profession: choiceField<Profession>('Profession', 'the profession', {
      value: from?.profession ?? '',
      choices: choicesOf(PROFESSION_WORDS).map(({ id, title }) => ({ id, title: capital(title) })),
    }),
    band: choiceField<Band>('Band', 'the band', {
      value: from?.band ?? '',
      choices: BANDS.map((band) => ({ id: band, title: band })),
      none: 'No band',
    }),
    contract: choiceField<Contract>('Contract', 'the contract', {
      value: from?.contract ?? 'substantive',
      choices: choicesOf(CONTRACT_TITLES),
    }),
    wte: numberField('Whole-time equivalent', 'the whole-time equivalent', {
      value: from?.wte ?? 1,
      hint: 'From 0.01 to 1',
    }),
    endsOn: days.endsOn,
  };
}

/** The first post of somebody who is new: what is asked for. */
export function firstPostFields(today: CalendarDay): FactAct<PostValues>['fields'] {
  return postFields(null, {
    startsOn: dayField('First day', 'the first day', { value: today }),
    endsOn: lastDayField(null),
  });
}

/** A post as it is sent. */
export const postIn = (values: PostValues, today: CalendarDay) => ({
  contract: values.contract as Contract,
  profession: values.profession as Profession,
  band: values.band === '' ? null : values.band,
  wte: values.wte ?? 1,
  startsOn: values.startsOn ?? today,
  endsOn: values.endsOn,
});

const lastDayField = (value: CalendarDay | null) =>
  dayField('Last day', 'the last day', {
    value,
    isOptional: true,
    hint: 'Only where the contract has one.',
  });

function changePost(file: StaffFile, held: Employment): FactAct {
  const today = file.moment.on;
  const name = file.view.person.displayName;
  const act: FactAct<PostValues> = {
    title: 'Change of post',
    heading: `Change of post of ${name}`,
    says: 'For a promotion, another band, other hours or another contract. The post before ends the day before, the employment goes on, and entitlements stand.',
    action: 'Record the change of post',
    address: `/api/people/${file.view.person.id}/changes-of-post`,
    fields: postFields(held, {
      startsOn: dayField('First day in the new post', 'the first day', { value: today }),
      endsOn: lastDayField(null),
    }),
    request: (values): ChangeOfPostRequest => ({ ...postIn(values, today), post: held.id }),
    follows(values) {
      const next = postIn(values, today);
      if (next.startsOn <= held.startsOn) return [];
      const ended = { ...held, endsOn: addDays(next.startsOn, -1) };
      const others = file.facts.employments.filter((post) => post !== held);
      const employments = withEntry<Employment>(
        [...others, ended],
        { ...next, person: personOf(file) },
        null,
      );
      const turned = whatFollows(file, { ...file.facts, employments });
      return turned.length > 0 ? turned : goesOn(file);
    },
    recorded: ({ startsOn }) =>
      `The change of post of ${name} on ${formatDay(startsOn ?? today)} is on file. The employment goes on.`,
  };
  return act;
}

function goesOn({ held }: StaffFile): readonly string[] {
  return held
    .filter(({ state }) => state === 'active')
    .map(({ number, roleTitle }) => `${number}, ${roleTitle}, goes on without a break.`);
}

function leave(file: StaffFile, held: Employment): FactAct {
  const today = file.moment.on;
  const name = file.view.person.displayName;
  const post = { ...held, person: personOf(file) };
  const endedOn = (endsOn: CalendarDay | null) => ({
    contract: post.contract,
    profession: post.profession,
    band: post.band,
    wte: post.wte,
    startsOn: post.startsOn,
    endsOn: endsOn ?? today,
  });
  const act: FactAct<{ readonly endsOn: CalendarDay | null }> = {
    title: 'Leaving',
    heading: `${name} leaves`,
    says: 'Only for somebody who leaves this employer. A promotion or another contract is a change of post: entitlements end with a leaving and do not come back.',
    action: 'Record the last day',
    address: `/api/people/${file.view.person.id}/employments`,
    fields: { endsOn: dayField('Last day in post', 'the last day', { value: today }) },
    request: ({ endsOn }): EmploymentRequest => ({ ...endedOn(endsOn), supersedes: held.id }),
    follows({ endsOn }) {
      const fields = { ...endedOn(endsOn), person: personOf(file) };
      const employments = withEntry<Employment>(file.facts.employments, fields, held.id);
      return whatFollows(file, { ...file.facts, employments });
    },
    recorded: ({ endsOn }) => `${name} leaves on ${formatDay(endsOn ?? today)}: it is on file.`,
  };
  return act;
}

function recordPost(file: StaffFile): FactAct {
  const { facts, moment, view } = file;
  const left = leftOn(facts, moment.on);
  const last = facts.employments.find(({ endsOn }) => endsOn === left) ?? null;
  const isReturn = left !== null;
  return postAct(file, {
    title: isReturn ? 'Returning' : 'Record a post',
    heading: isReturn ? `${view.person.displayName} returns` : `Post of ${view.person.displayName}`,
    ...(isReturn && {
      says: `${view.person.displayName} left on ${formatDay(left)}. Where there was no day without a post, correct that last day instead: then everything goes on. Somebody who really left is entitled anew.`,
    }),
    action: isReturn ? 'Record the return' : 'Record the post',
    fields: postFields(last, {
      startsOn: dayField('First day', 'the first day', { value: moment.on }),
      endsOn: lastDayField(null),
    }),
    corrects: null,
  });
}

function correctPost(file: StaffFile, post: Post): FactAct {
  return postAct(file, {
    title: 'Correct',
    heading: 'Correct this post',
    says: 'Only where what is on file was wrong from the beginning. What changed since is a change of post.',
    action: 'Correct the post',
    fields: {
      ...postFields(post, {
        startsOn: dayField('First day', 'the first day', {
          value: post.startsOn as CalendarDay,
        }),
        endsOn: lastDayField(post.endsOn as CalendarDay | null),
      }),
      reason: REASON,
    },
    corrects: post.id,
  });
}

function postAct(
  file: StaffFile,
  {
    corrects,
    ...named
  }: Pick<FactAct<PostValues>, 'title' | 'heading' | 'says' | 'action' | 'fields'> & {
    readonly corrects: string | null;
  },
): FactAct {
  const today = file.moment.on;
  const name = file.view.person.displayName;
  const act: FactAct<PostValues> = {
    ...named,
    address: `/api/people/${file.view.person.id}/employments`,
    request: (values): EmploymentRequest => ({
      ...postIn(values, today),
      ...correcting(corrects, values.reason),
    }),
    follows(values) {
      const fields = { ...postIn(values, today), person: personOf(file) };
      const employments = withEntry<Employment>(file.facts.employments, fields, corrects);
      return whatFollows(file, { ...file.facts, employments });
    },
    recorded(values) {
      const { startsOn, endsOn } = postIn(values, today);
      return `The post of ${name}, ${spanOf(startsOn, endsOn)}, is on file.`;
    },
  };
  return act;
}

/** What the file says of the person today, as its first sentence. */
export function postSentence({ facts, moment, view }: StaffFile): string {
  const { displayName } = view.person;
  const post = employmentOn(facts, moment.on);
  if (post !== null) {
    const band = post.band === null ? '' : `, band ${post.band}`;
    return `${displayName} is in post as ${PROFESSION_WORDS[post.profession]}${band}`;
  }
  const left = leftOn(facts, moment.on);
  if (left !== null) return `${displayName} left on ${formatDay(left)}`;
  const isToCome = facts.employments.some(({ startsOn }) => isInPost(facts, startsOn));
  return `${displayName} ${isToCome ? 'is not in post yet' : 'has no post on file'}`;
}
