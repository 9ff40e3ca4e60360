/** A process of its own for the built product, as it runs in earnest. Told by environment, ends with its parent. */
import module from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ProductOrder, ServedProduct } from './start-product.ts';

// As every start does: compiled code is kept from one process to the next.
module.enableCompileCache(
  fileURLToPath(new URL('../../node_modules/.cache/oart/compiled', import.meta.url)),
);

const order = JSON.parse(process.env['OART_TEST_ORDER'] ?? '{}') as ProductOrder;
const built = new URL('../../api/dist/', import.meta.url);
const load = (file: string): Promise<Record<string, unknown>> =>
  import(new URL(file, built).href) as Promise<Record<string, unknown>>;

const { openEmployerWithAdministrator } = (await load('account/open-employer.js')) as {
  openEmployerWithAdministrator: (
    settings: unknown,
    administrator: ProductOrder['employers'][number],
  ) => Promise<ServedProduct['administrators'][number]>;
};
const { startApi } = (await load('main.js')) as {
  startApi: (
    settings: unknown,
  ) => Promise<Pick<ServedProduct, 'url' | 'routes'> & { close: () => Promise<void> }>;
};

const administrators = [];
for (const employer of order.employers) {
  administrators.push(await openEmployerWithAdministrator(order.settings, employer));
}
const [first] = administrators;
const { settings, tokens } = order;
const api = await startApi(
  tokens === undefined || first === undefined
    ? settings
    : { ...settings, tokens: { ...tokens, employerId: first.employerId } },
);
process.stdout.write(`${JSON.stringify({ url: api.url, routes: api.routes, administrators })}\n`);
// A process that is killed keeps nothing at its end.
module.flushCompileCache();
// The parent holds the other end: when it goes, however it goes, so does the product.
process.stdin.on('close', () => {
  void api.close().then(() => process.exit(0));
});
// A line says by how many milliseconds the wall clock is wrong from now on.
const wall = Date.now;
createInterface(process.stdin).on('line', (ms) => {
  Date.now = () => wall() + Number(ms);
});
