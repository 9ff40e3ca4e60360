import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import type { OnFile, StaffFileView } from '@oart/contract';
import { AppointmentViewDto, FoundingAppointmentViewDto } from './appointment.dto.ts';
import { AbsenceViewDto, EmploymentViewDto, RegistrationCheckViewDto } from './staffing.dto.ts';

class OnFileDto implements OnFile {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;

  @ApiProperty({ type: 'string' })
  readonly recordedBy!: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Why it corrects the one before.' })
  readonly reason!: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly corrects!: string | null;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    nullable: true,
    description: 'The entry that corrected or ended this one; null while it stands.',
  })
  readonly correctedBy!: string | null;
}

class EmploymentOnFileDto extends IntersectionType(EmploymentViewDto, OnFileDto) {}
class RegistrationCheckOnFileDto extends IntersectionType(RegistrationCheckViewDto, OnFileDto) {}
class AbsenceOnFileDto extends IntersectionType(AbsenceViewDto, OnFileDto) {}
class AppointmentOnFileDto extends IntersectionType(AppointmentViewDto, OnFileDto) {}
class FoundingAppointmentOnFileDto extends IntersectionType(
  FoundingAppointmentViewDto,
  OnFileDto,
) {}

class StaffFilePersonDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly displayName!: string;

  @ApiProperty({ type: 'string' })
  readonly staffNumber!: string;
}

export class StaffFileViewDto implements StaffFileView {
  @ApiProperty({ type: StaffFilePersonDto })
  readonly person!: StaffFilePersonDto;

  @ApiProperty({ type: EmploymentOnFileDto, isArray: true })
  readonly employments!: readonly EmploymentOnFileDto[];

  @ApiProperty({ type: RegistrationCheckOnFileDto, isArray: true })
  readonly registrationChecks!: readonly RegistrationCheckOnFileDto[];

  @ApiProperty({ type: AbsenceOnFileDto, isArray: true })
  readonly absences!: readonly AbsenceOnFileDto[];

  @ApiProperty({ type: AppointmentOnFileDto, isArray: true })
  readonly appointments!: readonly AppointmentOnFileDto[];

  @ApiProperty({ type: FoundingAppointmentOnFileDto, isArray: true })
  readonly foundingAppointments!: readonly FoundingAppointmentOnFileDto[];

  @ApiProperty({ type: 'string', format: 'date' })
  readonly today!: string;

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;
}
