import { epochOf } from '../calendar/instant.ts';
import { instant } from '../calendar/days.fixture.ts';
import {
  department,
  entitledAs,
  physicist,
  question,
  suspension,
} from '../standing/department.fixture.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { SPAN_MS, compileAnswers, stretchIn } from './compiled-answers.ts';
import { gateQuestion } from './question.fixture.ts';

const NOON = instant('2026-03-12T12:00:00Z');
const START = Math.floor(epochOf(NOON) / SPAN_MS) * SPAN_MS;
const held = entitledAs(physicist(), 'mpe');

function compiled(facts: PersonFacts) {
  const asked = gateQuestion(question('support-adaptation', 'cervix'), facts.person.id);
  return compileAnswers(asked, {
    department: department(),
    facts,
    start: START,
    knownAt: Infinity,
  });
}

describe('the answers of a span', () => {
  it('are one where nothing turns, though days pass and facts are on file', () => {
    const whole = compiled(held);
    expect(whole.answers.map(({ outcome }) => outcome)).toEqual(['PERMIT']);
    expect([whole.from, whole.until]).toEqual([[START], START + SPAN_MS]);
  });

  it('turn at the instant of what turns them, and nowhere outside of the span', () => {
    const [granted] = held.entitlements;
    if (granted === undefined) throw new Error('The fixture holds an entitlement');
    const before = suspension(granted, { recordedAt: instant('2026-01-02T09:00:00Z') });
    const inside = suspension(granted, { recordedAt: NOON });
    const at = epochOf(NOON);
    const turned = compiled({ ...held, suspensions: [inside] });
    expect(turned.from).toEqual([START, at]);
    expect(turned.answers.map(({ outcome }) => outcome)).toEqual(['PERMIT', 'DENY']);
    expect(stretchIn(turned, at - 1)).toMatchObject({ from: START, until: at });
    expect(stretchIn(turned, at)).toMatchObject({ from: at, until: START + SPAN_MS });
    expect(compiled({ ...held, suspensions: [before] }).from).toEqual([START]);
    const after = suspension(granted, { recordedAt: instant('2026-09-02T09:00:00Z') });
    expect(compiled({ ...held, suspensions: [after] }).from).toEqual([START]);
  });
});
