import { REFLECTION_PROMPTS, reflectionRefusals } from './reflection.ts';

describe('a reflection', () => {
  const answer = (text: string): { prompt: string; text: string } => ({
    prompt: REFLECTION_PROMPTS[0] ?? '',
    text,
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
