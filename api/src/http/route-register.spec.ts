import { fastify } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { RouteRegister } from './route-register.ts';

const handler = (): string => 'answer';

function watched(): { server: FastifyInstance; routes: RouteRegister } {
  const server = fastify();
  const routes = new RouteRegister();
  routes.watch(server);
  return { server, routes };
}

describe('RouteRegister', () => {
  it('stops the start when any route does not state who may call it', async () => {
    const { server, routes } = watched();
    server.get('/stated', { config: { access: ['auditor'] } }, handler);
    server.post('/silent', handler);
    await server.register((scope, _options, done) => {
      scope.delete('/silent-too', handler);
      done();
    });
    expect(() => {
      routes.requireAccessStated();
    }).toThrow('POST /silent, DELETE /silent-too');
  });

  it('lets the start go on when every route states it', async () => {
    const { server, routes } = watched();
    server.get('/stated', { config: { access: 'public' } }, handler);
    await server.ready();
    expect(() => {
      routes.requireAccessStated();
    }).not.toThrow();
    expect(routes.list()).toContainEqual({ method: 'GET', path: '/stated', access: 'public' });
  });

  it.each([
    ['POST', '/people/1', 'method-not-allowed', ['GET', 'HEAD']],
    ['POST', '/people/1?x=1', 'method-not-allowed', ['GET', 'HEAD']],
    ['POST', '/people/1/', 'method-not-allowed', ['GET', 'HEAD']],
    ['GET', '/people/1/', 'not-found', undefined],
    ['POST', '/people', 'not-found', undefined],
    ['POST', '/people/1/posts', 'not-found', undefined],
    ['TRACE', '/asked', 'method-not-allowed', ['POST']],
    ['POST', '/peopleX1', 'not-found', undefined],
  ])('says of %s %s: %s', (method, url, kind, allow) => {
    const { server, routes } = watched();
    server.get('/people/:id', { config: { access: 'public' } }, handler);
    server.post('/asked', { config: { access: 'public' } }, handler);
    server.get('/asked', { config: { access: 'public', refusesMethod: true } }, handler);
    server.get('/*', { config: { access: 'public' } }, handler);
    const refusal = routes.refusalOf({ method, url } as never);
    expect(refusal.kind).toBe(kind);
    expect(refusal.extras.allow).toEqual(allow);
  });
});
