import { FRAMEWORK } from '../framework/documents.fixture.ts';
import { reflectionPrompts, reflectionRefusals } from './reflection.ts';

describe('a reflection', () => {
  const answer = (text: string): { prompt: string; text: string } => ({
    prompt: 'What went well?',
    text,
  });

  it('is asked for by the framework, or by the product where that says nothing', () => {
    const asked = ['What did you learn?'];
    expect(reflectionPrompts({ ...FRAMEWORK, reflectionPrompts: asked })).toEqual(asked);
    expect(FRAMEWORK).not.toHaveProperty('reflectionPrompts');
    expect(reflectionPrompts(FRAMEWORK)).toHaveLength(4);
    expect(reflectionPrompts(FRAMEWORK)).toContain('What went well?');
  });

  it.each([
    ['that is none', null, []],
    ['with an answer', { answers: [answer('Rectum, CBCT')], caseReferences: [] }, []],
    [
      'without an answer',
      { answers: [], caseReferences: ['C7'] },
      ['nothing-named /reflection/answers'],
    ],
    [
      'with a blank answer',
      { answers: [answer('Rectum'), answer(' ')], caseReferences: [] },
      ['blank /reflection/answers/1/text'],
    ],
  ])('%s gives %j', (_, reflection, expected) => {
    expect(reflectionRefusals(reflection).map(({ kind, pointer }) => `${kind} ${pointer}`)).toEqual(
      expected,
    );
  });
});
