import { refusalSentence } from './refusal-sentences.ts';
import { titlesOf } from './titles.ts';

const titles = titlesOf(null, []);

describe('a refusal', () => {
  it('keeps the capitals of an abbreviation in a skill and in a task', () => {
    expect(refusalSentence('assessor-not-qualified', { skill: 'DIR evaluation' }, titles)).toBe(
      'The assessor may not assess DIR evaluation for this scope.',
    );
    expect(refusalSentence('task-not-in-entitlement', { task: 'Edit OAR contours' }, titles)).toBe(
      'The entitlement does not list edit OAR contours.',
    );
  });
});
