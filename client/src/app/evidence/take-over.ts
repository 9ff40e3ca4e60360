import type { Modality } from '@oart/competency';
import type { Reading } from './reading';
import type { StructureGroup, UploadForm } from './upload-form';

/**
 * Fills a confirmed reading into the form.
 * @returns false where the form has no field for it: a score of a structure that is not asked for.
 */
export function takeOver(
  { controls }: UploadForm,
  rows: readonly StructureGroup[],
  { field, value, structure }: Reading,
): boolean {
  switch (field) {
    case 'name':
      controls.nameAsPrinted.setValue(value);
      return true;
    case 'issuer':
      controls.issuer.setValue(value);
      return true;
    case 'completed-on':
      controls.occurredOn.setValue(value);
      return true;
    case 'issued-on':
      controls.issuedOn.setValue(value);
      return true;
    case 'valid-until':
      controls.validUntil.setValue(value);
      return true;
    case 'data-set':
      controls.dataSet.setValue(value);
      return true;
    case 'modality':
      controls.modality.setValue(value as Modality);
      return true;
    case 'treatment-site': {
      const sites = controls.treatmentSites.value;
      if (!sites.includes(value)) controls.treatmentSites.setValue([...sites, value]);
      return true;
    }
    case 'structure':
      return false;
    case 'score':
    case 'pass-mark':
    case 'attempt': {
      if (structure === null) return takeOverall(controls, field, Number(value));
      const row = rows.find((each) => each.controls.structure.value === structure);
      row?.controls[field === 'pass-mark' ? 'passMark' : field].setValue(Number(value));
      return row !== undefined;
    }
  }
}

function takeOverall(
  controls: UploadForm['controls'],
  field: 'score' | 'pass-mark' | 'attempt',
  value: number,
): boolean {
  if (field === 'attempt') return false;
  controls[field === 'pass-mark' ? 'passMark' : 'score'].setValue(value);
  return true;
}
