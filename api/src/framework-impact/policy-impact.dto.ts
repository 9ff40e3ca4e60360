import { ApiProperty } from '@nestjs/swagger';
import type { PolicyImpactView } from '@oart/contract';
import { ChangeImpactDto } from '../standing/change-impact.dto.ts';

export class PolicyImpactViewDto extends ChangeImpactDto implements PolicyImpactView {
  @ApiProperty({ type: 'string', format: 'date-time', description: 'As if approved then.' })
  readonly at!: string;
}
