import type { CalendarDay, EvidenceId, ExperienceStep } from '@oart/competency';
import { experienceSentence } from './experience-sentences.ts';

const day = (text: string): CalendarDay => text as CalendarDay;
const claim = {
  kind: 'claim',
  evidence: 'e' as EvidenceId,
  from: day('2024-02-29'),
  countedUntil: day('2026-02-28'),
  open: false,
  wte: 1,
} as const;

describe('the calculation of experience in words', () => {
  it.each<[ExperienceStep, string]>([
    [claim, 'Claimed and verified from 29 Feb 2024 to 28 Feb 2026.'],
    [
      { ...claim, open: true, wte: 0.6 },
      'Claimed and verified from 29 Feb 2024, still going on: counted to 28 Feb 2026, when it was verified, at 0.6 of full time.',
    ],
    [
      { kind: 'absence', from: day('2025-01-06'), until: day('2025-03-02') },
      'Away from 06 Jan 2025 to 02 Mar 2025: not counted.',
    ],
    [
      { kind: 'absence', from: day('2025-01-06'), until: day('9999-12-31') },
      'Away since 06 Jan 2025: not counted.',
    ],
    [
      { kind: 'counted', from: day('2024-02-29'), until: day('2024-02-29'), wte: 1, days: 1 },
      'Counted once from 29 Feb 2024 to 29 Feb 2024: 1 day.',
    ],
    [
      { kind: 'total', heldDays: 1096.25, neededDays: 730 },
      'In all 1,096.3 days before this day; 730 days are needed.',
    ],
    [{ kind: 'met-from', on: day('2026-03-01') }, 'Long enough from 01 Mar 2026 on.'],
  ])('%j', (step, words) => {
    expect(experienceSentence(step)).toBe(words);
  });
});
