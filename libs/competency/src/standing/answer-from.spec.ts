import { day } from '../calendar/days.fixture.ts';
import { reason } from '../reason/reason.ts';
import { answerFrom } from './answer-from.ts';
import {
  adapter,
  asOf,
  department,
  entitledAs,
  question,
  uterusByTheEndOfApril,
} from './department.fixture.ts';

describe('an answer from an instant on', () => {
  const facts = entitledAs(adapter(), 'adapter');
  const [granted] = facts.entitlements;

  it('is a yes up to the midnight after its last day, and tells nothing of due soon', () => {
    expect(
      answerFrom(department(), facts, question('edit-oar'), asOf('2026-03-12T12:00:00Z')),
    ).toEqual({
      answer: 'yes',
      entitlement: granted?.id,
      reasons: [],
      turnsAt: '2026-08-01T23:00:00.000Z',
    });
  });

  it('is a no about what is unknown, up to when it could be known', () => {
    expect(
      answerFrom(uterusByTheEndOfApril(), facts, question('sing'), asOf('2026-02-12T12:00:00Z')),
    ).toEqual({
      answer: 'no',
      entitlement: null,
      reasons: [reason('unknown-task', { task: 'sing' })],
      turnsAt: '2026-03-01T00:00:00.000Z',
    });
  });

  it('turns no more after its last turn', () => {
    const ended = entitledAs(adapter(), 'adapter', { expiresOn: day('2026-03-11') });
    const { answer, turnsAt } = answerFrom(
      department(),
      ended,
      question('edit-oar', 'prostate', { adaptationType: null }),
      asOf('2030-01-01T12:00:00Z'),
    );
    expect([answer, turnsAt]).toEqual(['supervised', null]);
  });
});
