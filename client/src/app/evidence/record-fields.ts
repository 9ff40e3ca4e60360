import { Component, inject } from '@angular/core';
import { MODALITIES } from '@oart/competency';
import { EVIDENCE_TYPE_TITLES } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { ChoiceField } from '../forms/choice-field';
import { DayField } from '../forms/day-field';
import { TextField } from '../forms/text-field';
import { UnitChoice } from '../units/unit-choice';
import { CaseLogFields } from './case-log-fields';
import { ColleagueChoices } from './colleague-choices';
import { ExperiencePreview } from './experience-preview';
import { GroupFields } from './group-fields';
import { RECORD_KINDS } from './record-kinds';
import { RecordForm } from './record-form';
import { ReflectionFields } from './reflection-fields';
import { StructureScores } from './structure-scores';
import { TreatmentSites } from './treatment-sites';

/** The fields of one record: those that its kind asks for, and no others. */
@Component({
  selector: 'oart-record-fields',
  imports: [
    CaseLogFields,
    ChoiceField,
    DayField,
    ExperiencePreview,
    GroupFields,
    ReflectionFields,
    StructureScores,
    TextField,
    TreatmentSites,
    UnitChoice,
  ],
  templateUrl: './record-fields.html',
  styleUrl: './record-fields.scss',
})
export class RecordFields {
  protected readonly record = inject(RecordForm);
  protected readonly colleagues = inject(ColleagueChoices);
  protected readonly today = inject(SiteClock).today();
  protected readonly kinds = RECORD_KINDS.map(({ type }) => ({
    id: type,
    title: EVIDENCE_TYPE_TITLES[type],
  }));
  protected readonly modalities = MODALITIES.map((id) => ({ id, title: id.toUpperCase() }));
}
