/** A process that uses the embedded server of a directory until it is told to stop, or killed. */
import { EmbeddedServer } from './product.ts';

const [, , dataDirectory = ''] = process.argv;
const server = await EmbeddedServer.open({ dataDirectory, announce: console.error });
console.log(server.pid);
process.on('SIGTERM', () => {
  void server.close().then(() => process.exit(0));
});
setInterval(() => undefined, 60_000);
