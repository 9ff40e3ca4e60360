import type { Refusal } from '@oart/competency';
import { entriesOf } from '../ledger/entry.ts';
import { prepare } from '../recording/prepare.ts';
import type { AskRecord } from '../written/written-question.ts';
import type { Asking } from './asking.ts';
import { refusalsShown } from './views.ts';

const LABEL = 'asked-about';
const NOWHERE = { file: '', pointer: '' };

/** Whether the product would record a fact at the instant, with every refusal; the scenario is not changed. */
export function recordAnswer(asking: Asking, { record }: AskRecord): object {
  const ledger = asking.ledgerThen();
  const refusals: Refusal[] = [];
  let found: Readonly<Record<string, unknown>> = {};
  for (const { label, fact } of entriesOf(record, LABEL, asking.asOf.at, NOWHERE)) {
    const { recordedBy = null, supersedes = null } = fact;
    const recording = asking.recordingOn(ledger, recordedBy, supersedes, 'record');
    if (recordedBy !== null) recording.person(recordedBy, 'recordedBy');
    if (supersedes !== null) recording.isEarlier(fact.fact, supersedes, 'supersedes');
    const prepared = prepare(recording, fact, label);
    if (prepared === null) return {};
    found = { ...found, ...prepared.found };
    refusals.push(...prepared.refusals);
    // What follows rests on this fact: refused, it is there for nothing to rest on.
    if (prepared.refusals.length > 0) break;
    const recorded = prepared.add(ledger.next(label, asking.asOf.at, recordedBy, supersedes));
    ledger.labels.set(label, { kind: fact.fact, fact: recorded });
  }
  return {
    outcome: refusals.length === 0 ? 'accepted' : 'refused',
    refusals: refusalsShown(refusals, asking.titles()),
    ...found,
  };
}
