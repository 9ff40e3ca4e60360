import type { Curer } from '@oart/competency';

/** Who can cure a reason, in words. */
const CURER_TITLES: Readonly<Record<Curer, string>> = {
  holder: 'the person concerned',
  verifier: 'a verifier',
  assessor: 'an assessor',
  entitler: 'an entitler',
  'staffing-records': 'staffing records',
  'employers-representative': 'the employer’s representative',
  'service-manager': 'the service manager',
  'framework-editor': 'a framework editor',
  supervisor: 'a supervisor',
  crew: 'the crew at the console',
  nobody: 'nobody',
};

/** `a verifier or an assessor` */
export function curersInWords(curers: readonly Curer[]): string {
  const words = curers.filter((curer) => curer !== 'nobody').map((curer) => CURER_TITLES[curer]);
  const last = words.at(-1);
  if (last === undefined) return '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
