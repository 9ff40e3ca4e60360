import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { PROBLEMS } from '@oart/contract';
import { ProblemDto } from './problem.dto.ts';
import type { Route, RouteRegister } from './route-register.ts';
import { SESSION_COOKIE } from './session-cookie-name.ts';

/** The OpenAPI 3.1 document of every route under `/api`. */
export function describeApi(app: NestFastifyApplication, routes: RouteRegister): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('oART competency tracker')
    .setDescription('Who may do what in online adaptive radiotherapy, and the proof of it.')
    .setVersion('1')
    .addCookieAuth(SESSION_COOKIE, { type: 'apiKey', in: 'cookie' }, 'session')
    .build();
  const document = SwaggerModule.createDocument(app, settings, { extraModels: [ProblemDto] });
  const access = new Map(routes.list().map((route) => [keyOf(route.method, route.path), route]));
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item as Record<string, Operation>)) {
      describeAccess(operation, access.get(keyOf(method, path.replaceAll(/\{(\w+)\}/g, ':$1'))));
    }
  }
  return withTypeNull(document) as OpenAPIObject;
}

interface Operation {
  responses: Record<string, unknown>;
  security?: Record<string, string[]>[];
  'x-access'?: unknown;
}

const PROBLEM_ANSWER = {
  description: `A problem document; its type is one of: ${Object.keys(PROBLEMS).join(', ')}.`,
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } },
  },
};

function describeAccess(operation: Operation, route: Route | undefined): void {
  operation.responses['default'] = PROBLEM_ANSWER;
  if (route === undefined) return;
  operation['x-access'] = route.access;
  operation.security = route.access === 'public' ? [] : [{ session: [] }];
}

function keyOf(method: string, path: string): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Decorators write `nullable`, which 3.1 no longer knows: null is a type there. */
function withTypeNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTypeNull);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withTypeNull(inner)]),
  ) as Record<string, unknown>;
  if (nullable !== true) return rest;
  return orNull(rest);
}

function orNull(schema: Record<string, unknown>): Record<string, unknown> {
  const { description, ...shape } = schema;
  const described = description === undefined ? {} : { description };
  if (typeof shape['type'] !== 'string' || 'allOf' in shape || '$ref' in shape) {
    const composed = Object.fromEntries(Object.entries(shape).filter(([name]) => name !== 'type'));
    return { ...described, anyOf: [composed, { type: 'null' }] };
  }
  const enumerated = shape['enum'];
  return {
    ...described,
    ...shape,
    type: [shape['type'], 'null'],
    ...(Array.isArray(enumerated) && !enumerated.includes(null)
      ? { enum: [...(enumerated as unknown[]), null] }
      : {}),
  };
}
