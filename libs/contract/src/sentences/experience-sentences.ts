import type { ExperienceStep } from '@oart/competency';
import { dayInWords } from './dates.ts';

/** The day that stands for no end. */
const NEVER = '9999-12-31';

/** One step of a calculation of experience, as a sentence. */
export function experienceSentence(step: ExperienceStep): string {
  switch (step.kind) {
    case 'claim':
      return (
        `Claimed and verified from ${dayInWords(step.from)}` +
        (step.open
          ? `, still going on: counted to ${dayInWords(step.countedUntil)}, when it was verified`
          : ` to ${dayInWords(step.countedUntil)}`) +
        `${partOfFull(step.wte)}.`
      );
    case 'absence':
      return step.until === NEVER
        ? `Away since ${dayInWords(step.from)}: not counted.`
        : `Away from ${dayInWords(step.from)} to ${dayInWords(step.until)}: not counted.`;
    case 'counted':
      return (
        `Counted once from ${dayInWords(step.from)} to ${dayInWords(step.until)}` +
        `${partOfFull(step.wte)}: ${days(step.days)}.`
      );
    case 'total':
      return `In all ${days(step.heldDays)} before this day; ${days(step.neededDays)} are needed.`;
    case 'met-from':
      return `Long enough from ${dayInWords(step.on)} on.`;
  }
}

function partOfFull(wte: number): string {
  return wte === 1 ? '' : `, at ${String(wte)} of full time`;
}

function days(count: number): string {
  const rounded = Math.round(count * 10) / 10;
  return `${rounded.toLocaleString('en-GB')} ${rounded === 1 ? 'day' : 'days'}`;
}
