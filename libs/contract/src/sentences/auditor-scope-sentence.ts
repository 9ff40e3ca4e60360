import type { AuditorScopeView } from '../session.ts';
import { dayInWords } from './dates.ts';
import type { Titles } from './titles.ts';

/** What a scoped auditor sees: `You see: Ethos-1, Prostate, 01 Jan 2026 to 30 Jun 2026.` */
export function auditorScopeSentence(
  { units, treatmentSites, from, until }: AuditorScopeView,
  titles: Pick<Titles, 'unit' | 'treatmentSite'>,
): string {
  const parts = [
    ...(units ?? []).map((unit) => titles.unit(unit)),
    ...(treatmentSites ?? []).map((site) => titles.treatmentSite(site)),
    ...(from === null && until === null ? [] : [spanInWords(from, until)]),
  ];
  return `You see: ${parts.join(', ')}.`;
}

function spanInWords(from: string | null, until: string | null): string {
  if (from === null) return `up to ${dayInWords(until)}`;
  return until === null
    ? `from ${dayInWords(from)}`
    : `${dayInWords(from)} to ${dayInWords(until)}`;
}
