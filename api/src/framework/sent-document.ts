import type { FastifyReply } from 'fastify';
import type { StoredDocument } from './framework.service.ts';

/** A document as it came, under the hash of its bytes. */
export function sent({ bytes, sha256 }: StoredDocument, reply: FastifyReply): Buffer {
  void reply.header('etag', `"${sha256}"`).type('application/json; charset=utf-8');
  return bytes;
}
