import type { EvidenceRequest } from './evidence.ts';

type Written = Pick<
  EvidenceRequest,
  | 'type'
  | 'skill'
  | 'treatmentSites'
  | 'nameAsPrinted'
  | 'issuer'
  | 'occurredOn'
  | 'caseLog'
  | 'reflection'
>;

const HEADINGS: Readonly<Record<string, string>> = {
  'reflective-log': 'Reflective training log',
  'supervised-case-log': 'Supervised case log',
};

/**
 * The document of a record that was written in the product instead of being uploaded: Markdown, the same text
 * for the same entries, so that its SHA-256 commits to them. The server takes no other text for them.
 * @param nameOf the display name of a person by id.
 */
export function writtenRecord(entered: Written, nameOf: (personId: string) => string): string {
  const { reflection, caseLog = [] } = entered;
  const lines = [
    `# ${HEADINGS[entered.type] ?? entered.type}`,
    '',
    `- Name: ${entered.nameAsPrinted}`,
    `- Skill: ${spaced(entered.skill ?? '')}`,
    ...(entered.treatmentSites.length === 0
      ? []
      : [`- Treatment sites: ${entered.treatmentSites.map(spaced).join(', ')}`]),
    `- Day of the training: ${entered.occurredOn}`,
    `- Issued by: ${entered.issuer}`,
  ];
  if (reflection) {
    for (const { prompt, text } of reflection.answers) lines.push('', `## ${prompt}`, '', text);
    lines.push('', `Cases: ${reflection.caseReferences.join(', ') || 'none named'}`);
  }
  if (caseLog.length > 0) {
    lines.push(
      '',
      '| Case | Day | Treatment site | Supervisor | Intervention | Outcome |',
      '| --- | --- | --- | --- | --- | --- |',
      ...caseLog.map(
        ({ reference, on, treatmentSite, supervisorId, intervention, outcome }) =>
          `| ${[reference, on, spaced(treatmentSite), nameOf(supervisorId), intervention ? 'yes' : 'no', outcome].map(cell).join(' | ')} |`,
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}

const spaced = (id: string): string => id.replaceAll('-', ' ');

/** A cell stays one cell: its text neither ends the column nor the line. */
function cell(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}
