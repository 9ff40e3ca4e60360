import { Injectable } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { dayAt, hasSpan, isInSpan, isWithinScope, parseDay, parseInstant } from '@oart/competency';
import type { AuditorScope, CalendarDay, Instant, TimeZone } from '@oart/competency';
import { dayInWords } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { DEFAULT_LIMIT } from '../http/page.ts';
import { takes } from '../http/past.ts';
import type { PastWord } from '../http/past.ts';
import { ProblemError, notFound } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { NARROWED_ROUTES, ROUTES_WITHOUT_RECORDS } from './auditor-scope-routes.ts';
import type { HeldToDays, Narrowing, ToldPlace } from './auditor-scope-routes.ts';
import { narrowedPage } from './narrowed-page.ts';
import type { ReadAgain, ReadPage } from './narrowed-page.ts';

/** Reads what a scope covers of an answer. */
export type Narrow = (read: ReadAgain) => Promise<unknown>;

const WHOLE: Narrow = (read) => read({});

/** The words of the query that name an instant of the span. */
const ASKED: Readonly<Record<HeldToDays, readonly PastWord[]>> = {
  'as-told': [],
  'as-known': ['knownAt'],
  'as-asked': ['at', 'knownAt'],
  closed: [],
};

/** Holds what a scoped auditor is shown to the scope: every route, or it is refused (domain.md 5.13). */
@Injectable()
export class AuditorScopeService {
  readonly #recorder: Recorder;
  readonly #organisation: OrganisationService;

  constructor(recorder: Recorder, organisation: OrganisationService) {
    this.#recorder = recorder;
    this.#organisation = organisation;
  }

  /**
   * How the answer of a request is read.
   * @throws `outside-scope` where the route cannot be narrowed, or asks as at an instant outside the span
   */
  async narrowing(caller: Caller, context: ExecutionContext): Promise<Narrow> {
    const { auditorScope: scope, employerId } = caller;
    if (scope === null) return WHOLE;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = `${method} ${request.routeOptions.url ?? ''}`;
    if (ROUTES_WITHOUT_RECORDS.has(route)) return WHOLE;
    const narrowing = NARROWED_ROUTES[route];
    if (narrowing === undefined) throw notNarrowed();
    const zone = await this.#recorder.read(employerId, (tx) => this.#organisation.mainZone(tx));
    if (hasSpan(scope)) {
      const words = ASKED[narrowing.days];
      if (narrowing.days === 'closed' || !words.every((word) => takes(context, word))) {
        throw notNarrowed();
      }
      requireAskedInSpan(request.query as Asked, words, scope, zone);
    }
    return narrowed(narrowing, scope, zone, limitOf(request.query as Asked));
  }
}

type Asked = { readonly [Word in PastWord | 'limit']?: unknown };

function narrowed(
  { answers, days, placeOf }: Narrowing,
  scope: AuditorScope,
  zone: TimeZone,
  limit: number,
): Narrow {
  const isShown = (view: unknown): boolean => {
    const { times, ...where } = placeOf(view as never);
    // A state that tells no instant is that of the instant which was asked for.
    const isOfThen = days === 'as-asked' && times.length === 0;
    const span = isOfThen ? { from: null, until: null } : {};
    return isWithinScope({ ...where, days: daysOf(times, zone) }, { ...scope, ...span });
  };
  if (answers === 'a-page') return (read) => narrowedPage(read as ReadPage, limit, isShown);
  return async (read) => {
    const answer = await read({});
    if (!isShown(answer)) throw notFound();
    return answer;
  };
}

/** As the route reads it, which refuses anything but a whole number. */
function limitOf({ limit }: Asked): number {
  return limit === undefined ? DEFAULT_LIMIT : Number(limit);
}

function daysOf(times: ToldPlace['times'], zone: TimeZone): readonly CalendarDay[] {
  return times.map((time) => parseDay(time) ?? dayAt(time as Instant, zone));
}

/**
 * A state says what became of something until the instant it is asked for, and what was learned later is part of
 * the answer, unless it is asked as it was known then.
 */
function requireAskedInSpan(
  query: Asked,
  words: readonly PastWord[],
  scope: AuditorScope,
  zone: TimeZone,
): void {
  const isInside = words.every((word) => {
    const said = query[word];
    const instant = typeof said === 'string' ? parseInstant(said) : null;
    return instant !== null && isInSpan(dayAt(instant, zone), scope);
  });
  if (isInside) return;
  const from = scope.from === null ? '' : ` from ${dayInWords(scope.from)}`;
  const until = scope.until === null ? '' : ` to ${dayInWords(scope.until)}`;
  const how = words.map((word) => HOW[word]).join(', and ');
  throw new ProblemError('outside-scope', `Your access covers days${from}${until}: ask ${how}.`);
}

const HOW: Readonly<Record<PastWord, string>> = {
  at: 'as at an instant of them (at)',
  knownAt: 'as known at an instant of them (knownAt)',
};

/** Of what does not say to which unit, treatment site and day it belongs, a scoped auditor sees nothing. */
export function notNarrowed(): ProblemError {
  return new ProblemError(
    'outside-scope',
    'Your access is limited, and this cannot be limited with it: it is closed to you.',
  );
}
