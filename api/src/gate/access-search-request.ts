import { countOrNull, objectOf, objectOrEmpty, textOf, textOrNull } from './access-body.ts';
import type { JsonObject } from './access-body.ts';
import { actionOf, contextOf, resourceOf, resourceTypeOf, subjectOf } from './access-request.ts';
import type { AccessContext, AccessQuestion, AccessResourceAsked } from './access-request.ts';

export type SearchKind = 'subject' | 'resource' | 'action';

/** How much of the results is asked for, and where to go on from. */
export interface PageAsked {
  readonly limit: number;
  readonly token: string | null;
}

/** A question with one entity left open: its own id or name is not read, even where it is sent. */
export type AccessSearch =
  | {
      readonly kind: 'subject';
      readonly subjectType: string;
      readonly action: string;
      readonly resource: AccessResourceAsked;
      readonly context: AccessContext;
    }
  | {
      readonly kind: 'resource';
      readonly subject: AccessQuestion['subject'];
      readonly action: string;
      readonly resource: Omit<AccessResourceAsked, 'id'>;
      readonly context: AccessContext;
    }
  | {
      readonly kind: 'action';
      readonly subject: AccessQuestion['subject'];
      readonly resource: AccessResourceAsked;
      readonly context: AccessContext;
    };

const USUAL_LIMIT = 100;
const LARGEST_LIMIT = 1000;

/** Reads the body of `POST /access/v1/search/<kind>`. @throws AccessError 400 */
export function readSearch(kind: SearchKind, value: unknown): AccessSearch {
  const body = objectOf(value, 'The body');
  const context = contextOf(body['context']);
  switch (kind) {
    case 'subject':
      return {
        kind,
        subjectType: typeOf(objectOf(body['subject'], 'subject')),
        action: actionOf(body['action']),
        resource: resourceOf(body['resource']),
        context,
      };
    case 'resource':
      return {
        kind,
        subject: subjectOf(body['subject']),
        action: actionOf(body['action']),
        resource: resourceTypeOf(body['resource']),
        context,
      };
    case 'action':
      return {
        kind,
        subject: subjectOf(body['subject']),
        resource: resourceOf(body['resource']),
        context,
      };
  }
}

/** Reads `page`; a limit beyond ours gives as much as we give at once. @throws AccessError 400 */
export function readPage(value: unknown): PageAsked {
  const page = objectOrEmpty(objectOf(value, 'The body')['page'], 'page');
  objectOrEmpty(page['properties'], 'page.properties');
  const limit = countOrNull(page, 'limit', 'page', 1) ?? USUAL_LIMIT;
  // An empty token is what the last page gave: a caller that sends it begins again.
  const token = page['token'] === '' ? null : textOrNull(page, 'token', 'page');
  return { limit: Math.min(limit, LARGEST_LIMIT), token };
}

function typeOf(subject: JsonObject): string {
  objectOrEmpty(subject['properties'], 'subject.properties');
  return textOf(subject['type'], 'subject.type');
}
