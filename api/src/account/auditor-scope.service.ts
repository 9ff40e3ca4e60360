import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { dayAt, hasSpan, isInSpan, isWithinScope, parseDay, parseInstant } from '@oart/competency';
import type { AuditorScope, CalendarDay, Instant, TimeZone } from '@oart/competency';
import { dayInWords } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { ProblemError, notFound } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { NARROWED_ROUTES, ROUTES_WITHOUT_RECORDS } from './auditor-scope-routes.ts';
import type { Narrowing, ToldPlace } from './auditor-scope-routes.ts';

/** Leaves of an answer what a scope covers. */
export type Narrow = (answer: unknown) => unknown;

const WHOLE: Narrow = (answer) => answer;

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
   * What is to be done to the answer of a request.
   * @throws `outside-scope` where the route cannot be narrowed, or asks as at an instant outside the span
   */
  async narrowing(caller: Caller, request: AskedRequest): Promise<Narrow> {
    const { auditorScope: scope, employerId } = caller;
    if (scope === null) return WHOLE;
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = `${method} ${request.routeOptions.url ?? ''}`;
    if (ROUTES_WITHOUT_RECORDS.has(route)) return WHOLE;
    const narrowing = NARROWED_ROUTES[route];
    if (narrowing === undefined) throw notNarrowed();
    const zone = await this.#recorder.read(employerId, (tx) => this.#organisation.mainZone(tx));
    if (narrowing.days === 'as-asked') requireAskedInSpan(request, scope, zone);
    return (answer) => narrowed(answer, narrowing, scope, zone);
  }
}

type AskedRequest = Pick<FastifyRequest, 'method' | 'routeOptions' | 'query'>;

function narrowed(
  answer: unknown,
  { answers, days, placeOf }: Narrowing,
  scope: AuditorScope,
  zone: TimeZone,
): unknown {
  const span = days === 'as-asked' ? { from: null, until: null } : {};
  const isShown = (view: unknown): boolean => {
    const { times, ...where } = placeOf(view as never);
    return isWithinScope({ ...where, days: daysOf(times, zone) }, { ...scope, ...span });
  };
  if (answers === 'a-page') {
    const page = answer as { readonly items: readonly unknown[] };
    return { ...page, items: page.items.filter(isShown) };
  }
  if (isShown(answer)) return answer;
  throw notFound();
}

function daysOf(times: ToldPlace['times'], zone: TimeZone): readonly CalendarDay[] {
  return times.map((time) => parseDay(time) ?? dayAt(time as Instant, zone));
}

/** A state says what became of something until the instant it is asked for. */
function requireAskedInSpan({ query }: AskedRequest, scope: AuditorScope, zone: TimeZone): void {
  if (!hasSpan(scope)) return;
  const { at, knownAt } = query as { readonly at?: unknown; readonly knownAt?: unknown };
  const asked = typeof at === 'string' ? parseInstant(at) : null;
  // What was learned later is part of the answer, unless it is asked as it was known then.
  const known = typeof knownAt === 'string' ? parseInstant(knownAt) : null;
  const isInside = [asked, known].every(
    (instant) => instant !== null && isInSpan(dayAt(instant, zone), scope),
  );
  if (isInside) return;
  const from = scope.from === null ? '' : ` from ${dayInWords(scope.from)}`;
  const until = scope.until === null ? '' : ` to ${dayInWords(scope.until)}`;
  throw new ProblemError(
    'outside-scope',
    `Your access covers days${from}${until}: ask as at an instant of them (at), and as known then (knownAt).`,
  );
}

/** Of what does not say to which unit, treatment site and day it belongs, a scoped auditor sees nothing. */
export function notNarrowed(): ProblemError {
  return new ProblemError(
    'outside-scope',
    'Your access is limited, and this cannot be limited with it: it is closed to you.',
  );
}
