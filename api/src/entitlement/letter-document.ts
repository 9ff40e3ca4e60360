import type { RegistrationCheck, TimeZone, Waiver } from '@oart/competency';
import { dayInWords } from '@oart/contract';
import type { EntitlementView, SignatureView } from '@oart/contract';

/** What a letter says beyond its entitlement. */
export interface LetterWording {
  readonly employer: string;
  /** Names of the units that the entitlement is for, each with its site. */
  readonly units: readonly string[];
  readonly treatmentSites: readonly string[];
  /** The registrations that the entitlement rests on. */
  readonly registrations: readonly Pick<RegistrationCheck, 'body' | 'number'>[];
  /** The waivers that it rests on: a letter says what was not asked for, and until when (I3). */
  readonly waivers: readonly Pick<Waiver, 'requirement' | 'from' | 'until'>[];
  readonly timeZone: TimeZone;
  /** The holder's signature, with which the letter is issued. */
  readonly accepted: SignatureView;
}

const STYLE =
  'body{font:11pt/1.45 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#191c1f}' +
  'h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:1.6rem}' +
  'table{border-collapse:collapse;width:100%}' +
  'th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0}' +
  'th{font-weight:600;width:12rem}code{overflow-wrap:anywhere;font-size:.85em}' +
  'blockquote{margin:.5rem 0;padding-left:1rem;border-left:3px solid #777}' +
  '@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}';

/**
 * The letter of an accepted entitlement as one HTML document that needs nothing else: it opens, prints
 * and archives anywhere. What it holds follows domain.md section 11: employer, holder, registration,
 * duty-holder type, tasks, scope, conditions, framework, basis, entitler and delegation, days, both
 * signatures and how it ends.
 */
export function letterDocument(entitlement: EntitlementView, wording: LetterWording): string {
  const { person, scope, signature, basis, replaces } = entitlement;
  const signed = (by: SignatureView): string => {
    const at = instantIn(wording.timeZone, by.signedAt);
    return (
      `<blockquote>${text(by.statement)}</blockquote>\n` +
      `<p>${text(`${by.signer}, ${by.meaning}, ${at}, with a ${by.factor}`)}. ` +
      `Signed record SHA-256 ${hash(by.recordSha256)}.</p>`
    );
  };
  const rows: readonly (readonly [string, string])[] = [
    ['Employer', wording.employer],
    ['Holder', person.displayName],
    ['Registration', registrations(wording.registrations)],
    ['Entitled as', `${entitlement.roleTitle} (${entitlement.dutyHolder})`],
    ['Tasks', entitlement.tasks.map(({ title }) => title).join('; ')],
    ['Treatment sites', wording.treatmentSites.join(', ')],
    ['Equipment', `${wording.units.join(', ')}; software ${scope.softwareVersions.join(', ')}`],
    ['Adaptation', scope.adaptationTypes.map((type) => type.replaceAll('-', ' ')).join(', ')],
    ['Conditions', entitlement.conditions ?? 'none'],
    ...(replaces === null ? [] : [['Replaces', `Entitlement ${replaces.number}`] as const]),
    [
      'In force',
      `${dayInWords(entitlement.effectiveFrom)} to ${dayInWords(entitlement.expiresOn)}`,
    ],
    ['Review due', dayInWords(entitlement.reviewDueOn)],
    ...wording.waivers.map(
      ({ requirement, from, until }) =>
        ['Waived', `${requirement}, ${dayInWords(from)} to ${dayInWords(until)}`] as const,
    ),
    ['Entitler', `${entitlement.entitler}, under delegation ${entitlement.delegation}`],
  ];
  const title = `Entitlement ${entitlement.number}`;
  return [
    '<!doctype html>',
    `<html lang="en-GB"><head><meta charset="utf-8"><title>${text(title)}</title>`,
    `<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body>`,
    `<h1>${text(title)}</h1>`,
    table(rows),
    '<h2>Basis</h2>',
    `<p>Framework version ${text(String(entitlement.frameworkVersion))}, SHA-256 ${hash(entitlement.frameworkSha256)}.</p>`,
    '<table><tbody>',
    ...basis.map(
      (item) => `<tr><th scope="row">${text(item.title)}</th><td>${hash(item.sha256)}</td></tr>`,
    ),
    '</tbody></table>',
    '<h2>Signed</h2>',
    signed(signature),
    signed(wording.accepted),
    '<h2>How it ends</h2>',
    '<p>It ends on its last day, when it is withdrawn or replaced, or when its holder leaves; it is suspended at once where a record that it rests on is revoked for integrity. Between these it may pause: for recent practice, registration, software or a change of the framework. This letter says what was issued, not what holds today; the gate says that.</p>',
    '</body></html>',
    '',
  ].join('\n');
}

function registrations(checks: LetterWording['registrations']): string {
  const numbers = new Set(checks.map(({ body, number }) => `${body} ${number}`));
  return numbers.size === 0 ? 'none needed' : [...numbers].join(', ');
}

function table(rows: readonly (readonly [string, string])[]): string {
  const body = rows.map(
    ([name, value]) => `<tr><th scope="row">${text(name)}</th><td>${text(value)}</td></tr>`,
  );
  return ['<table><tbody>', ...body, '</tbody></table>'].join('\n');
}

function hash(sha256: string): string {
  return `<code>${text(sha256)}</code>`;
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What people wrote stays text, whatever it looks like. */
function text(written: string): string {
  return written.replaceAll(/[&<>"']/g, (character) => ESCAPED[character] ?? '');
}

function instantIn(timeZone: TimeZone, instant: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(instant));
}
