import { httpResource } from '@angular/common/http';
import type { MatrixView, RoleRequirementsView, StandingView } from '@oart/contract';

/** Where, when and as known when; what is undefined means now, and everything known. */
export interface MatrixAsked {
  readonly unit: string | undefined;
  readonly at: string | undefined;
  readonly knownAt: string | undefined;
}

export function isSameQuestion(one: MatrixAsked, other: MatrixAsked): boolean {
  return one.unit === other.unit && one.at === other.at && one.knownAt === other.knownAt;
}

/** Everybody on one unit. Ask in an injection context. */
export function matrixOf(asked: () => MatrixAsked) {
  return httpResource<MatrixView>(() => {
    const params = paramsOf(asked());
    return params === undefined ? undefined : { url: '/api/matrix', params };
  });
}

/** Everything behind one person's row, at the same instant. */
export function standingAsked(person: () => string, asked: () => MatrixAsked) {
  return httpResource<StandingView>(() => {
    const params = paramsOf(asked());
    return params === undefined ? undefined : { url: `/api/people/${person()}/standing`, params };
  });
}

export function requirementsAsked(person: () => string, asked: () => MatrixAsked) {
  return httpResource<readonly RoleRequirementsView[]>(() => {
    const params = paramsOf(asked());
    return params === undefined
      ? undefined
      : { url: `/api/people/${person()}/requirements`, params };
  });
}

function paramsOf({ unit, at, knownAt }: MatrixAsked) {
  return unit === undefined
    ? undefined
    : { unit, ...(at !== undefined && { at }), ...(knownAt !== undefined && { knownAt }) };
}
