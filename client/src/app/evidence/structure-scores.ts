import { Component, input } from '@angular/core';
import { ScoreInput } from './score-input';
import type { StructureGroup } from './upload-form';

/** What the certificate says about each structure. A row without a score was not on it. */
@Component({
  selector: 'oart-structure-scores',
  imports: [ScoreInput],
  templateUrl: './structure-scores.html',
})
export class StructureScores {
  readonly rows = input.required<readonly StructureGroup[]>();
}
