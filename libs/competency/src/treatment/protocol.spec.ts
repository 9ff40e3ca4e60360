import { LONDON, instant } from '../calendar/days.fixture.ts';
import { day } from '../calendar/days.fixture.ts';
import { momentOf } from '../calendar/zone.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import type { PlanSelectionProtocol, ProtocolApproval } from './act.ts';
import { intend } from './intended.fixture.ts';
import { protocolInForce, protocolReasons } from './protocol.ts';

function protocol(id: string, treatmentSite = 'prostate', author = 'aa-2'): PlanSelectionProtocol {
  return { ...recorded('2026-01-01'), id, treatmentSite, author: person(author), title: id };
}

function approval(
  of: string,
  effectiveFrom: string,
  signedAt = '2026-01-02T09:00:00Z',
): ProtocolApproval {
  return {
    ...recorded(signedAt),
    protocol: of,
    approver: person('cco-1'),
    effectiveFrom: day(effectiveFrom),
  };
}

const at = (text: string) => momentOf(instant(text), LONDON);
const NOON = at('2026-03-12T12:00:00Z');

describe('the protocol in force', () => {
  const protocols = [protocol('first'), protocol('second'), protocol('bladder', 'bladder')];
  const inForce = (approvals: readonly ProtocolApproval[], moment = NOON, site = 'prostate') =>
    protocolInForce({ protocols, protocolApprovals: approvals }, site, moment)?.id ?? null;

  it('is none before any is approved', () => {
    expect(inForce([])).toBeNull();
    expect(inForce([approval('bladder', '2026-02-01')])).toBeNull();
    expect(inForce([approval('bladder', '2026-02-01')], NOON, 'bladder')).toBe('bladder');
  });

  it.each([
    ['2026-03-11T23:59:59Z', null],
    ['2026-03-12T00:00:00Z', 'first'],
  ])('counts from its day: at %s it is %p', (text, expected) => {
    expect(inForce([approval('first', '2026-03-12')], at(text))).toBe(expected);
  });

  it.each([
    ['2026-03-12T11:59:59.999Z', null],
    ['2026-03-12T12:00:00Z', 'first'],
  ])('and not before it is signed: at %s it is %p', (text, expected) => {
    const late = approval('first', '2026-02-01', '2026-03-12T12:00:00Z');
    expect(inForce([late], at(text))).toBe(expected);
  });

  it('is the latest by its day, in whatever order approved, and the later signed of one day', () => {
    const later = approval('second', '2026-02-02');
    const earlier = approval('first', '2026-02-01');
    expect(inForce([later, earlier])).toBe('second');
    expect(inForce([earlier, later])).toBe('second');
    const one = approval('first', '2026-02-01');
    const other = approval('second', '2026-02-01');
    expect(inForce([other, one])).toBe('second');
    expect(inForce([one, other])).toBe('second');
  });

  it('is not pushed out by that of another site, nor by an approval of nothing', () => {
    const own = approval('first', '2026-02-01');
    expect(inForce([own, approval('bladder', '2026-02-02')])).toBe('first');
    expect(inForce([own, approval('lost', '2026-02-02')])).toBe('first');
  });
});

describe('what protocols hold against an act', () => {
  const facts = {
    protocols: [protocol('mine', 'prostate', 'cco-1'), protocol('theirs')],
    protocolApprovals: [approval('theirs', '2026-02-01')],
  };
  const reasonsFor = (task: string, named: string | null, treatmentSite = 'prostate') =>
    protocolReasons(
      intend(task, 'cco-1').task,
      facts,
      { treatmentSite, protocol: named, actor: person('cco-1') },
      NOON,
    ).map(({ code, about }) => ({ code, about }));

  it('selecting a plan needs one in force for the site (F24)', () => {
    expect(reasonsFor('select-plan', null)).toEqual([]);
    expect(reasonsFor('select-plan', null, 'bladder')).toEqual([
      { code: 'protocol-missing', about: { task: 'select-plan', treatmentSite: 'bladder' } },
    ]);
  });

  it('approving one is not for its author, where one is named (F23)', () => {
    expect(reasonsFor('approve-protocol', null)).toEqual([]);
    expect(reasonsFor('approve-protocol', 'theirs')).toEqual([]);
    expect(reasonsFor('approve-protocol', 'mine')).toEqual([
      { code: 'person-is-the-author', about: { task: 'approve-protocol' } },
    ]);
  });

  it('approving one that is not there is refused', () => {
    expect(reasonsFor('approve-protocol', 'lost')).toEqual([
      { code: 'protocol-missing', about: { task: 'approve-protocol', treatmentSite: 'prostate' } },
    ]);
  });

  it('other tasks need none', () => {
    expect(reasonsFor('approve-oar', 'mine', 'bladder')).toEqual([]);
  });

  it('a framework may let the author approve', () => {
    const task = { ...intend('approve-protocol', 'cco-1').task, distinct: [] };
    const question = { treatmentSite: 'prostate', protocol: 'mine', actor: person('cco-1') };
    expect(protocolReasons(task, facts, question, NOON)).toEqual([]);
  });
});
