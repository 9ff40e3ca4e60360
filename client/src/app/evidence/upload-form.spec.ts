import type { EvidenceType } from '@oart/competency';
import { recordKindOf } from './record-kinds';
import { EMPTY_DRAFT } from './upload-draft';
import type { UploadDraft } from './upload-draft';
import {
  addCase,
  addParticipant,
  askFieldsOf,
  fillForm,
  showPrompts,
  showStructures,
  uploadForm,
} from './upload-form';
import type { UploadForm } from './upload-form';

const FILLED: UploadDraft = {
  ...EMPTY_DRAFT,
  type: 'tutorial-certificate',
  skill: 'oar-outlining',
  treatmentSites: ['prostate'],
  experience: { activity: 'planning', from: '2026-01-01', until: null, wte: 0.5 },
  nameAsPrinted: 'Adapter-1',
  issuer: 'The department',
  occurredOn: '2026-11-02',
};

const ask = (form: UploadForm, type: EvidenceType | '', isGroup = false) => {
  form.controls.type.setValue(type);
  const fields = type === '' ? [] : recordKindOf(type).fields;
  askFieldsOf(form, { fields, mayBeGroup: isGroup, isGroup });
};

describe('the form of an upload', () => {
  it.each<[EvidenceType, (keyof UploadForm['controls'])[]]>([
    ['tutorial-certificate', ['skill', 'treatmentSites']],
    ['equipment-training', ['softwareVersions']],
    ['plan-check-training-record', ['skill', 'treatmentSites', 'cases']],
    ['one-to-one-record', ['skill', 'treatmentSites', 'countersignerId']],
    ['reflective-log', ['skill', 'treatmentSites']],
    ['experience-claim', ['skill', 'experience']],
    ['supervised-case-log', ['skill']],
  ])('of %s holds back what is asked of that kind and is empty', (type, missing) => {
    const form = uploadForm();
    ask(form, type);
    const refused = Object.entries(form.controls).filter(([, control]) => control.invalid);
    expect(refused.map(([name]) => name).sort()).toEqual(
      [...missing, 'issuer', 'nameAsPrinted', 'occurredOn'].sort(),
    );
  });

  it('is not held back by a case that the kind before asked for, and keeps it', () => {
    const form = uploadForm(FILLED);
    ask(form, 'supervised-case-log');
    addCase(form);
    expect(form.valid).toBe(false);
    ask(form, 'tutorial-certificate');
    expect(form.valid).toBe(true);
    ask(form, 'supervised-case-log');
    expect(form.valid).toBe(false);
    expect(form.getRawValue().caseLog).toHaveLength(1);
  });

  it('of a certificate is held back until one of its structures has a score', () => {
    const form = uploadForm({ ...FILLED, type: 'proknow-certificate' });
    ask(form, 'proknow-certificate');
    expect(form.valid).toBe(true);
    const row = { structure: 'bladder', title: 'Bladder', score: null, passMark: 75, attempt: 1 };
    const [bladder] = showStructures(form, [row, { ...row, structure: 'rectum' }]);
    expect(form.controls.structures.errors).toEqual({ required: true });
    bladder?.controls.score.setValue(0);
    expect(form.valid).toBe(true);
  });

  it('is not held back by the structures of a skill where its kind asks for none', () => {
    const form = uploadForm({ ...FILLED, type: 'proknow-log' });
    ask(form, 'proknow-log');
    const row = { structure: 'bladder', title: 'Bladder', score: null, passMark: 75, attempt: 1 };
    showStructures(form, [row]);
    expect(form.valid).toBe(true);
  });

  it('of a certificate is held back without the mark or the attempt of a score', () => {
    const form = uploadForm({ ...FILLED, type: 'proknow-certificate' });
    ask(form, 'proknow-certificate');
    const row = { structure: 'bladder', title: 'Bladder', score: 82, passMark: 75, attempt: 1 };
    const [bladder] = showStructures(form, [row, { ...row, structure: 'rectum', score: null }]);
    for (const name of ['passMark', 'attempt'] as const) {
      bladder?.controls[name].setValue(null);
      expect(form.valid).toBe(false);
      bladder?.controls[name].setValue(1);
      expect(form.valid).toBe(true);
    }
    form.controls.structures.at(1).controls.passMark.setValue(null);
    expect(form.valid).toBe(true);
  });

  it('asks a sheet of several people for their names and not for one', () => {
    const form = uploadForm({ ...FILLED, nameAsPrinted: '' });
    ask(form, 'tutorial-certificate', true);
    addParticipant(form);
    expect(form.valid).toBe(false);
    form.controls.participants.at(0).setValue({ personId: 'p1', nameAsPrinted: 'AA-1' });
    expect(form.valid).toBe(true);
    ask(form, 'experience-claim');
    form.controls.nameAsPrinted.setValue('Adapter-1');
    form.controls.participants.at(0).setValue({ personId: '', nameAsPrinted: '' });
    expect(form.valid).toBe(true);
  });

  it('asks the prompts in force, and drops no answer when they change', () => {
    const form = uploadForm(EMPTY_DRAFT);
    const { answers } = form.controls.reflection.controls;
    const asked = (): readonly string[] => answers.getRawValue().map(({ prompt }) => prompt);
    showPrompts(form, ['What?', 'Why?', 'When?']);
    expect(asked()).toEqual(['What?', 'Why?', 'When?']);
    answers.at(1).controls.text.setValue('Because');
    const [, why] = answers.controls;
    showPrompts(form, ['What?', 'Why?', 'When?']);
    expect(answers.at(1)).toBe(why);
    showPrompts(form, ['How?', 'When?']);
    expect(asked()).toEqual(['How?', 'When?', 'Why?']);
    expect(answers.at(2).controls.text.value).toBe('Because');
  });

  it('begins afresh with nothing of what was restored but the name', () => {
    const form = uploadForm({ ...FILLED, dataSet: 'Case 4', modality: 'mr' });
    ask(form, 'supervised-case-log');
    addCase(form);
    addParticipant(form);
    showPrompts(form, ['What was difficult?']);
    fillForm(form, { ...EMPTY_DRAFT, nameAsPrinted: 'Adapter-1' });
    expect(form.getRawValue()).toEqual({ ...EMPTY_DRAFT, nameAsPrinted: 'Adapter-1' });
    expect(form.touched).toBe(false);
    fillForm(form, FILLED);
    expect(form.getRawValue()).toEqual(FILLED);
  });
});
