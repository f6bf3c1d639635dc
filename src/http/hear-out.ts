import type { FastifyInstance } from 'fastify';

/** Of what is refused for its size, so much is still read to the end. */
const HEARD_BYTES_MAX = 64 * 1024 * 1024;

/**
 * Hears a body out that is refused for its size. Who still sends when the connection closes never sees the
 * answer, and a person would be told of a broken connection instead of a file that is too large.
 */
export function hearOut(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply) => {
    const length = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
    if (reply.statusCode !== 413 || reply.getHeader('connection') !== 'close') return;
    if (!(length <= HEARD_BYTES_MAX)) return;
    reply.removeHeader('connection');
    request.raw.resume();
  });
}
