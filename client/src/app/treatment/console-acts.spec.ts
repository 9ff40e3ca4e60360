import type { PolicyDocument } from '@oart/competency';
import type { ConsoleQuestion } from '../gate-console/gate-question';
import { NOTHING_CHOSEN } from '../gate-console/gate-question';
import { actAddress, filledAddress } from './act-address';
import type { ActContext } from './act-fields';
import { breakGlassAct, consoleAct } from './console-acts';
import { performedAct } from './performed-act';

const context = (kind: string): ActContext =>
  ({
    unit: { id: 'u1', adaptationTypes: ['online-adaptive'] },
    task: { id: 'the-task', title: 'The task', kind, skills: [] },
    document: { structureSets: [] },
    people: [
      { id: 'me', displayName: 'AA-2' },
      { id: 'other', displayName: 'MPE-1' },
    ],
    begun: {
      ...{ caseReference: 'C4', fraction: '3', adaptationType: '' },
      ...{ doseCheckResult: 'in-tolerance', disposition: 'Rectum distended' },
      ...{ supervisorId: 'other', outcome: 'concern', selection: 'adapted' },
    },
    readerId: 'me',
  }) as unknown as ActContext;
const policy = {
  breakGlass: { permitted: true, longestMinutes: 60, reviewWorkingDays: 1 },
} as PolicyDocument;
const filled = { caseReference: 'C4', fraction: 3, adaptationType: 'online-adaptive' };

describe('an act at the console', () => {
  it('is begun with what the address says, and asks only for what the task can have', () => {
    const { fields } = consoleAct(context('dose-check'), null);
    expect(fields['caseReference']?.value).toBe('C4');
    expect(fields['fraction']?.value).toBe(3);
    expect(fields['doseCheckResult']?.value).toBe('in-tolerance');
    expect(Object.keys(fields)).not.toContain('selection');
  });

  it('goes on with what was chosen and typed before, as far as the task can have it', () => {
    const review = consoleAct(context('review'), null).fields;
    expect(review['outcome']?.value).toBe('concern');
    expect(review['disposition']?.value).toBe('Rectum distended');
    expect(review['supervisorId']?.value).toBe('other');
    const select = performedAct(context('select')).fields;
    expect(select['selection']?.value).toBe('adapted');
    expect(select['outcome']?.value).toBe('selected');
    expect(consoleAct(context('edit'), null).fields['outcome']?.value).toBe('');
  });

  it('is signed by its supervisor too, who is somebody else', () => {
    const act = consoleAct(context('edit'), null);
    expect(act.fields['supervisorId']?.choices?.map(({ id }) => id)).toEqual(['other']);
    expect(act.besides?.({ ...filled, supervisorId: '' })).toBeNull();
    expect(act.besides?.({ ...filled, supervisorId: 'other' })).toEqual({
      address: '/api/acts/supervision/challenge',
      field: 'supervisorSignature',
      name: 'MPE-1',
      needlessAt: '/supervisorId',
    });
  });

  it.each([
    ['edit', 1],
    ['select', 1],
    ['agree', 0],
  ])('to %s says what it makes void (F21)', (kind, count) => {
    expect(consoleAct(context(kind), null).follows(filled)).toHaveLength(count);
  });

  it('has no supervisor under break-glass', () => {
    const act = consoleAct(context('edit'), 'b1');
    expect(Object.keys(act.fields)).not.toContain('supervisorId');
    expect(act.request({ ...filled, outcome: 'changed' })).toMatchObject({
      ...{ breakGlassId: 'b1', supervisorId: null, outcome: 'changed', fraction: 3 },
    });
  });
});

describe('break-glass', () => {
  it('is asked for by the terms of the policy, and says what follows', () => {
    const act = breakGlassAct(context('edit'), policy);
    expect(act.fields['minutes']?.value).toBe(60);
    const values = { ...filled, reason: 'Called away', secondPersonId: 'other', minutes: 20 };
    expect(act.request(values)).toEqual({
      ...{ caseReference: 'C4', fraction: 3, task: 'the-task', adaptationType: 'online-adaptive' },
      ...{ doseCheckResult: null, disposition: null, secondPersonId: 'other' },
      ...{ reason: 'Called away', minutes: 20 },
    });
    expect(act.besides?.(values)?.name).toBe('MPE-1');
    expect(act.follows(values).join(' ')).toMatch(/within 20 minutes.* within 1 working day\./);
  });
});

describe('the address of an act', () => {
  const question: ConsoleQuestion = {
    ...NOTHING_CHOSEN,
    ...{ unit: 'u1', task: 'the-task', person: 'me', caseReference: 'C4', fraction: '3' },
  };

  it('names the fraction only where the gate was asked about one', () => {
    expect(actAddress(question)).toEqual({ unit: 'u1', task: 'the-task' });
    expect(actAddress({ ...question, about: 'fraction' })).toEqual({
      ...{ unit: 'u1', task: 'the-task', case: 'C4', fraction: '3' },
    });
  });

  it('is the same of a form', () => {
    const values = { ...filled, outcome: 'concern', disposition: 'Rectum distended' };
    expect(filledAddress('u1', 'the-task', values)).toEqual({
      ...{ unit: 'u1', task: 'the-task', case: 'C4', fraction: '3' },
      ...{ adaptationType: 'online-adaptive', outcome: 'concern' },
    });
  });
});
