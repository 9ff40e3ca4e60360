import { addDays } from '../calendar/civil-day.ts';
import type { Moment } from '../calendar/day.ts';
import { utcDayOf } from '../calendar/instant.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import { PASSPORT_DAYS, type Passport } from './passport.ts';

export type PassportRefusal =
  | 'own-passport'
  | 'unknown-issuer'
  | 'issuer-withdrawn'
  | 'signature-does-not-match'
  | 'passport-expired'
  | 'passport-from-the-future'
  | 'passport-of-another-length'
  | 'passport-on-file';

/** What the importing employer knows about a passport that it was given. */
export interface PassportCircumstances {
  /** The employer that is to take it. */
  readonly employerId: string;
  /**
   * The issuer's key as this employer keeps it: `known` where a trusted key of that issuer is the one named,
   * `withdrawn` where trust in it has ended.
   */
  readonly issuer: 'known' | 'withdrawn' | 'unknown';
  /** Whether the signature is of that key; null where no key is known to ask. */
  readonly isSigned: boolean | null;
  /** Whether this very passport was taken before, for whomever. */
  readonly isOnFile: boolean;
}

/**
 * Whether an employer may take a passport: another employer's, signed with a key that it trusts, within its
 * days and not taken before. All faults are named; what is not known refuses.
 * @param moment now, in the zone of the importing employer's main site
 */
export function checkPassport(
  passport: Passport,
  { employerId, issuer, isSigned, isOnFile }: PassportCircumstances,
  { at, on }: Pick<Moment, 'at' | 'on'>,
): Checked<Passport, PassportRefusal> {
  const found: Refusal<PassportRefusal>[] = [];
  const { issuedAt, validUntil } = passport;
  if (passport.issuer.employerId === employerId) found.push(refuse('own-passport', POINTER));
  if (issuer === 'unknown') found.push(refuse('unknown-issuer', POINTER));
  if (issuer === 'withdrawn') found.push(refuse('issuer-withdrawn', POINTER));
  if (isSigned !== true && issuer !== 'unknown') {
    found.push(refuse('signature-does-not-match', POINTER));
  }
  if (validUntil < on) found.push(refuse('passport-expired', POINTER, { on: validUntil }));
  if (issuedAt > at) found.push(refuse('passport-from-the-future', POINTER));
  if (validUntil > longestOf(passport)) found.push(refuse('passport-of-another-length', POINTER));
  if (isOnFile) found.push(refuse('passport-on-file', POINTER));
  return checked(passport, found);
}

const POINTER = '/passport';

/** The day of issue is that of the issuer's zone, at most one later than in UTC. */
function longestOf({ issuedAt }: Passport): Passport['validUntil'] {
  return addDays(utcDayOf(issuedAt), PASSPORT_DAYS + 1);
}
