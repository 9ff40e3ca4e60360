import { Injectable } from '@nestjs/common';
import { everyTreatmentSite } from '@oart/competency';
import type { FractionRef } from '@oart/competency';
import type { AccessSearchResponse, FoundAction, FoundEntity } from '@oart/contract';
import { AskLogService } from '../ask-log/ask-log.service.ts';
import type { Caller } from '../http/caller.ts';
import { Recorder } from '../ledger/recorder.ts';
import { TreatmentFactsService } from '../treatment/treatment-facts.service.ts';
import type { AccessAnswer } from './access.service.ts';
import { fractionAskedAbout, gateQuestion } from './access-question.ts';
import type { AccessQuestion, AccessResourceAsked } from './access-request.ts';
import type { AccessSearch, PageAsked } from './access-search-request.ts';
import { AskService } from './ask.service.ts';
import type { Answers, Asked, Names } from './ask.service.ts';
import { refusalAbout } from './asker.ts';
import type { Asker } from './asker.ts';
import { loggedAsk } from './logged-ask.ts';
import { LAST_PAGE, readPageToken, writePageToken } from './page-token.ts';
import { writeFraction } from './resource-id.ts';

type Found = FoundEntity | FoundAction;

/** One entity that a search may find, with the question that decides it. */
interface Candidate {
  /** Results come in the order of their keys, and a page goes on after one. */
  readonly key: string;
  readonly question: AccessQuestion;
  readonly result: Found;
}

/** With the answer that let it in. */
interface FoundCandidate extends Candidate {
  readonly answered: Asked;
}

/** Answered together: enough to spare reads, few enough for a page of one. */
const AT_ONCE = 100;

/** Who may, where, and what: entities for which the gate's answer is yes. */
@Injectable()
export class AccessSearchService {
  readonly #gate: AskService;
  readonly #log: AskLogService;
  readonly #recorder: Recorder;
  readonly #treatment: TreatmentFactsService;

  constructor(
    gate: AskService,
    log: AskLogService,
    recorder: Recorder,
    treatment: TreatmentFactsService,
  ) {
    this.#gate = gate;
    this.#log = log;
    this.#recorder = recorder;
    this.#treatment = treatment;
  }

  /** @throws AccessError 400 for a token of another search; GateStale */
  async search(
    asker: Asker,
    search: AccessSearch,
    { limit, token }: PageAsked,
  ): Promise<AccessAnswer<AccessSearchResponse<Found>>> {
    const after = readPageToken(search, token);
    this.#log.requireRoom();
    const { epoch, at, candidates } = await this.#candidates(asker, search);
    const left = candidates
      .filter(({ key }) => after === null || key > after)
      .sort((one, other) => (one.key < other.key ? -1 : 1));
    // One more than asked for, to know whether there is a next page.
    const found = await this.#firstPermitted(asker, left, limit + 1);
    const shown = found.slice(0, limit);
    const asked = shown.map(({ answered }) => answered);
    const { caller } = asker;
    this.#log.add(caller.employerId, () => loggedAsk(caller, 'search', { epoch, at, asked }));
    const last = shown.at(-1);
    const more = found.length > limit && last !== undefined;
    const response = {
      page: { next_token: more ? writePageToken(search, last.key) : LAST_PAGE },
      results: shown.map(({ result }) => result),
    };
    return { epoch, response };
  }

  async #candidates(
    { caller }: Asker,
    search: AccessSearch,
  ): Promise<Pick<Answers, 'epoch' | 'at'> & { readonly candidates: readonly Candidate[] }> {
    const open = await this.#fractionsSearched(caller, search);
    let candidates: readonly Candidate[] = [];
    const { epoch, at } = await this.#gate.ask(
      caller.employerId,
      fractionsOf(search.resource),
      (names) => {
        candidates = candidatesOf(names, search, open);
        return [];
      },
      search.context.atLeastEpoch,
    );
    return { epoch, at, candidates };
  }

  /** What may be found among fractions is read from the record; whether it is, the gate says. */
  async #fractionsSearched(
    { employerId }: Caller,
    search: AccessSearch,
  ): Promise<readonly FractionRef[]> {
    if (search.kind !== 'resource' || search.resource.type !== 'fraction') return [];
    return this.#recorder.read(employerId, (tx) => this.#treatment.fractionsOfOpenCases(tx));
  }

  async #firstPermitted(
    asker: Asker,
    candidates: readonly Candidate[],
    wanted: number,
  ): Promise<readonly FoundCandidate[]> {
    const found: FoundCandidate[] = [];
    for (let start = 0; start < candidates.length && found.length < wanted; start += AT_ONCE) {
      const some = candidates.slice(start, start + AT_ONCE);
      const { asked } = await this.#gate.ask(
        asker.caller.employerId,
        some.flatMap(({ question }) => fractionsOf(question.resource)),
        (names) => some.map(({ question }) => gateQuestion(names, question)),
      );
      for (const [place, candidate] of some.entries()) {
        const answered = asked[place];
        if (isPermitted(asker, answered)) found.push({ ...candidate, answered });
      }
    }
    return found.slice(0, wanted);
  }
}

function isPermitted(asker: Asker, answered: Asked | undefined): answered is Asked {
  return (
    answered !== undefined &&
    answered.decision.outcome !== 'DENY' &&
    refusalAbout(asker, answered.question.unit) === null
  );
}

function fractionsOf(
  resource: Pick<AccessResourceAsked, 'type'> & { readonly id?: string },
): readonly FractionRef[] {
  const fraction = fractionAskedAbout({ type: resource.type, id: resource.id ?? '' });
  return fraction === null ? [] : [fraction];
}

function candidatesOf(
  names: Names,
  search: AccessSearch,
  open: readonly FractionRef[],
): readonly Candidate[] {
  switch (search.kind) {
    case 'subject':
      return subjects(search, names);
    case 'resource':
      return resources(
        search,
        search.resource.type === 'treatment' ? treatmentIds(names) : open.map(writeFraction),
      );
    case 'action':
      return tasks(search, names);
  }
}

function subjects(
  { subjectType, action, resource, context }: Extract<AccessSearch, { kind: 'subject' }>,
  names: Names,
): readonly Candidate[] {
  if (subjectType !== 'person') return [];
  return names.everybody().map(({ person: { id } }) => {
    const subject = { type: 'person', id };
    return { key: id, question: { subject, action, resource, context }, result: subject };
  });
}

function resources(
  { subject, action, resource, context }: Extract<AccessSearch, { kind: 'resource' }>,
  ids: readonly string[],
): readonly Candidate[] {
  const { type } = resource;
  return ids.map((id) => {
    const question = { subject, action, resource: { ...resource, id }, context };
    return { key: id, question, result: { type, id } };
  });
}

function treatmentIds({ department }: Names): readonly string[] {
  return department.units.flatMap((unit) =>
    everyTreatmentSite(unit).map((treatmentSite) => `${unit.name}/${treatmentSite}`),
  );
}

/** Every task of every framework on file: those that are not in force where it is asked are a no. */
function tasks(
  { subject, resource, context }: Extract<AccessSearch, { kind: 'action' }>,
  { department }: Names,
): readonly Candidate[] {
  const ids = department.frameworks.flatMap(({ document }) => document.tasks.map(({ id }) => id));
  return [...new Set(ids)].map((action) => ({
    key: action,
    question: { subject, action, resource, context },
    result: { name: action },
  }));
}
