import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../config/refusal.ts';
import type { AccessRule } from './access.ts';
import { ProblemError, notFound } from './problem-error.ts';

export interface Route {
  readonly method: string;
  /** As registered: `/api/evidence/:id`. */
  readonly path: string;
  readonly access: AccessRule;
}

interface Seen extends Omit<Route, 'access'> {
  readonly access: AccessRule | undefined;
  readonly matches: RegExp;
  /** It is there to say that its method is not allowed. */
  readonly isRefusal: boolean;
}

/** Every route of the product, Nest's and Fastify's own, as Fastify registered it. */
export class RouteRegister {
  readonly #seen: Seen[] = [];

  /** Must be called before the first route is registered. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', ({ method, url, config }) => {
      for (const one of [method].flat()) {
        this.#seen.push({
          method: one,
          path: url,
          access: config?.access,
          matches: pattern(url),
          isRefusal: config?.refusesMethod === true,
        });
      }
    });
  }

  /** @throws Refusal naming every route that does not state who may call it. */
  requireAccessStated(): void {
    const silent = this.#seen.filter(({ access }) => access === undefined);
    if (silent.length === 0) return;
    const names = silent.map(({ method, path }) => `${method} ${path}`).join(', ');
    throw new Refusal(`These routes do not state who may call them: ${names}.`);
  }

  list(): readonly Route[] {
    return this.#seen.flatMap(({ method, path, access }) =>
      access === undefined ? [] : [{ method, path, access }],
    );
  }

  /** What to say of a request that no route takes: `not-found`, or `method-not-allowed` with `Allow`. */
  refusalOf(request: FastifyRequest): ProblemError {
    const path = request.url.split('?', 1)[0] ?? '';
    const others = this.#seen.filter((route) => route.path !== '/*' && route.matches.test(path));
    // One that knows the method and still did not take it is another address, as with a slash at its end.
    const isOther = others.some(({ method }) => method === request.method);
    if (others.length === 0 || isOther) return notFound();
    const answering = others.filter(({ isRefusal }) => !isRefusal);
    const allow = [...new Set(answering.map(({ method }) => method))];
    return new ProblemError('method-not-allowed', `Here only ${allow.join(', ')} is understood.`, {
      allow,
    });
  }
}

function pattern(url: string): RegExp {
  const source = url
    .split('/')
    .map((part) => {
      if (part === '*') return '.*';
      if (part.startsWith(':')) return '[^/]+';
      return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    })
    .join('/');
  return new RegExp(`^${source}/?$`);
}
