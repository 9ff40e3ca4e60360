import type { Refusal } from '@oart/competency';
import { entriesOf } from '../ledger/entry.ts';
import { prepare } from '../recording/prepare.ts';
import type { AskRecord } from '../written/written-question.ts';
import type { Asking } from './asking.ts';
import { refusalsShown } from './views.ts';

/** Whether the product would record a fact at the instant, with every refusal; nothing is recorded. */
export function recordAnswer(asking: Asking, { record }: AskRecord): object {
  const label = record.id ?? 'the fact asked about';
  const place = { file: '', pointer: '' };
  const refusals: Refusal[] = [];
  let found: Readonly<Record<string, unknown>> = {};
  for (const entry of entriesOf(record, label, asking.asOf.at, place)) {
    const { recordedBy = null, supersedes = null } = entry.fact;
    const recording = asking.recordingOf(recordedBy, supersedes, 'record');
    if (recordedBy !== null) recording.person(recordedBy, 'recordedBy');
    const prepared = prepare(recording, entry.fact, entry.label);
    if (prepared === null) return {};
    refusals.push(...prepared.refusals);
    found = { ...found, ...prepared.found };
  }
  return {
    outcome: refusals.length === 0 ? 'accepted' : 'refused',
    refusals: refusalsShown(refusals, asking.titles()),
    ...found,
  };
}
