import type { FrameworkDocument } from '@oart/competency';
import type { AskScope, UnitView } from '@oart/contract';
import type { GateAddresses } from './api-key-api';

/** Stands in an example where a program puts its own, as shells name what was set before. */
const KEY_VARIABLE = '$OART_KEY';
export const SAMPLE_STAFF_NUMBER = 'S-1042';

/** What an example asks about: the first unit that the key may ask about, and a task that needs no case. */
interface Sample {
  readonly scopes: readonly AskScope[];
  readonly unit: UnitView | null;
  readonly document: Pick<FrameworkDocument, 'tasks'> | null;
}

/** A request for curl: a question for a key that may ask, else a search; the key comes out of the environment. */
export function exampleRequest(addresses: GateAddresses, sample: Sample): string {
  const mayAsk = sample.scopes.includes('ask');
  const address = mayAsk ? addresses.access_evaluation_endpoint : addresses.search_subject_endpoint;
  return [
    `curl ${quoted(address)}`,
    `  -H "Authorization: Bearer ${KEY_VARIABLE}"`,
    `  -H 'Content-Type: application/json'`,
    `  -d ${quoted(inLines(question(sample, mayAsk)))}`,
  ].join(' \\\n');
}

function question({ unit, document }: Sample, mayAsk: boolean): object {
  const task = document?.tasks.find(({ caseRequired }) => !caseRequired)?.id;
  const site = unit?.treatmentSites[0]?.id ?? 'cervix';
  return {
    subject: { type: 'person', ...(mayAsk && { id: SAMPLE_STAFF_NUMBER }) },
    action: { name: task ?? 'support-adaptation' },
    resource: { type: 'treatment', id: `${unit?.name ?? 'Ethos-1'}/${site}` },
    ...(mayAsk && { context: { explain: true } }),
  };
}

/** One member a line: short enough for a panel, and still JSON. */
function inLines(question: object): string {
  const members = Object.entries(question).map(
    ([name, value]) => `  "${name}": ${JSON.stringify(value)}`,
  );
  return `{\n${members.join(',\n')}\n}`;
}

/** As one word of a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
