import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { AccountModule } from './account/account.module.ts';
import { AssessmentModule } from './assessment/assessment.module.ts';
import { ClockModule } from './clock/clock.module.ts';
import { ConfigModule } from './config/config.module.ts';
import type { RunningSettings } from './config/settings.ts';
import { CoverModule } from './cover/cover.module.ts';
import { DatabaseModule } from './database/database.module.ts';
import { DemonstrationSessionModule } from './demonstration-session/demonstration-session.module.ts';
import { EntitlementModule } from './entitlement/entitlement.module.ts';
import { EvidenceModule } from './evidence/evidence.module.ts';
import { FrameworkModule } from './framework/framework.module.ts';
import { FrameworkImpactModule } from './framework-impact/framework-impact.module.ts';
import { GateModule } from './gate/gate.module.ts';
import { HttpModule } from './http/http.module.ts';
import { RouteRegister } from './http/route-register.ts';
import { MatrixModule } from './matrix/matrix.module.ts';
import { MetricsModule } from './metrics/metrics.module.ts';
import { OrganisationModule } from './organisation/organisation.module.ts';
import { OrganisationPageModule } from './organisation/organisation-page.module.ts';
import { PassportModule } from './passport/passport.module.ts';
import { PersonModule } from './person/person.module.ts';
import { SessionModule } from './session/session.module.ts';
import { SigningModule } from './signing/signing.module.ts';
import { SoftwareImpactModule } from './software-impact/software-impact.module.ts';
import { StandingModule } from './standing/standing.module.ts';
import { TreatmentModule } from './treatment/treatment.module.ts';
import { WorkstationModule } from './workstation/workstation.module.ts';

/** Each feature's module, in the order of a fact's way through the house. */
const FEATURES = [
  SessionModule,
  AccountModule,
  DemonstrationSessionModule,
  SigningModule,
  WorkstationModule,
  OrganisationModule,
  OrganisationPageModule,
  FrameworkModule,
  FrameworkImpactModule,
  PersonModule,
  EvidenceModule,
  AssessmentModule,
  EntitlementModule,
  PassportModule,
  TreatmentModule,
  StandingModule,
  SoftwareImpactModule,
  GateModule,
  MatrixModule,
  CoverModule,
  MetricsModule,
];

/** The whole product, over HTTP or without it. */
@Module({})
export class AppModule {
  static of(settings: RunningSettings, log: Logger, routes = new RouteRegister()): DynamicModule {
    return {
      module: AppModule,
      imports: [
        // The one log of the process; requests are logged by http/log.ts, not by middleware.
        LoggerModule.forRoot({ pinoHttp: { logger: log }, useExisting: true, forRoutes: [] }),
        ConfigModule.of(settings),
        DatabaseModule,
        ClockModule,
        HttpModule.of(routes),
        ...FEATURES,
      ],
    };
  }
}
