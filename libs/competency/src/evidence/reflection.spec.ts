import { REFLECTION_PROMPTS, reflectionRefusals } from './reflection.ts';

describe('a reflection', () => {
  const answer = (text: string): { prompt: string; text: string } => ({
    prompt: REFLECTION_PROMPTS[0] ?? '',
    text,
  });

  it.each([
    ['that is none', null, []],
    ['with an answer', { answers: [answer('Rectum, CBCT')], caseReferences: [] }, []],
    ['without an answer', { answers: [], caseReferences: ['C7'] }, ['/reflection/answers']],
    [
      'with a blank answer',
      { answers: [answer('Rectum'), answer(' ')], caseReferences: [] },
      ['/reflection/answers/1/text'],
    ],
  ])('%s gives %j', (_, reflection, pointers) => {
    expect(reflectionRefusals(reflection).map(({ pointer }) => pointer)).toEqual(pointers);
  });
});
