import { moment } from '../calendar/days.fixture.ts';
import { version } from '../framework/documents.fixture.ts';
import { adapter, entitlement, holding } from '../standing/department.fixture.ts';
import { passportOf, type PassportFacts, type PassportIssue } from './passport-of.ts';
import type { Passport } from './passport.ts';

export const ISSUE: PassportIssue = {
  id: '01990000-0000-7000-8000-000000000001',
  issuer: { employerId: '01990000-0000-7000-8000-0000000000aa', name: 'MSE' },
  ledger: { index: 41, leafHash: 'c'.repeat(64) },
  frameworks: [version('2025-01-01')],
  agreement: null,
};

export const GRANTED = entitlement('adapter-1', 'adapter');

/** Adapter-1, entitled and accepted on 1 February 2026. */
export const HOLDER: PassportFacts = holding(adapter(), GRANTED);

/** Issued at noon of 1 March 2026 in London. */
export function passport(
  facts: PassportFacts = HOLDER,
  issue: Partial<PassportIssue> = {},
): Passport {
  return passportOf(facts, { ...ISSUE, ...issue }, moment('2026-03-01T12:00:00Z'));
}
