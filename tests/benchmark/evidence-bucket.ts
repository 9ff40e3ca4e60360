/** The strict bucket of the tests in a process of its own, for the product to keep its evidence in. */
import { startS3Server } from '../support/s3-server.ts';

const server = await startS3Server();
const { url, bucket, region, key } = server;
const settings = { endpoint: url, bucket, region, key, prefix: '' };
process.stdout.write(`${JSON.stringify({ url, settings })}\n`);
process.stdin.on('close', () => {
  void server.close().then(() => process.exit(0));
});
process.stdin.resume();
