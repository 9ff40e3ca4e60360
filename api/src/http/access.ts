import { applyDecorators, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Permission } from '@oart/contract';

/** Who may call a route: anyone, anyone signed in (for one's own account only), or holders of a permission. */
export type AccessRule = 'public' | 'signed-in' | readonly Permission[];

export const ACCESS_RULE = 'oart:access-rule';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Stated by every route; one without it stops the start (route-register.ts). */
    access?: AccessRule;
    /** The route only says that its method is not allowed. */
    refusesMethod?: true;
    /** Values that a body may hold, where these are not as many as usual (safe-input.ts). */
    mostValues?: number;
  }
}

/** The route is for accounts that hold any one of these permissions (domain.md section 8). */
export function Requires(...permissions: readonly [Permission, ...Permission[]]): MethodDecorator {
  return statesAccess(permissions);
}

/** The route is for every signed-in account, and acts on nothing but that account or what all may read. */
export function SignedIn(): MethodDecorator {
  return statesAccess('signed-in');
}

/** The route answers without a session. */
export function Public(): MethodDecorator {
  return statesAccess('public');
}

/** Nest's guard reads the metadata; the register of all routes reads Fastify's route config. */
function statesAccess(access: AccessRule): MethodDecorator {
  return applyDecorators(SetMetadata(ACCESS_RULE, access), RouteConfig({ access }));
}

/** Whether a signed-in account may call a route; one that states nothing is refused. */
export function allows(rule: AccessRule | undefined, permissions: readonly Permission[]): boolean {
  if (rule === undefined) return false;
  if (rule === 'public' || rule === 'signed-in') return true;
  return rule.some((permission) => permissions.includes(permission));
}
