import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * As much of an S3 as the product speaks: PUT, GET, HEAD, DELETE of an object, HEAD of the bucket,
 * ListObjectsV2. The storage is nobody's product but its makers'; what is tested is our side of the
 * conversation.
 */
export class S3Server {
  readonly objects = new Map<string, { readonly bytes: Buffer; readonly changedAt: Date }>();
  /** Answers to give instead, first to last: a status, or `hang up`. */
  readonly troubles: (number | 'hang up')[] = [];
  readonly signedBy = new Set<string>();
  readonly #server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const trouble = this.troubles.shift();
      if (trouble === 'hang up') return request.socket.destroy();
      const [status, body] =
        trouble === undefined
          ? this.#answer(request, Buffer.concat(chunks))
          : [trouble, failure(trouble === 403 ? 'AccessDenied' : 'SlowDown')];
      response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
    });
  });

  constructor(readonly bucket: string) {}

  /** Starts, and gives the address as `STORAGE_URL` names it. */
  async start(key: string, secret: string): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `s3://${key}:${secret}@127.0.0.1:${port}/${this.bucket}?region=eu-test-1`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, body: Buffer): [number, string | Buffer] {
    this.signedBy.add(/Credential=([^,]+)/.exec(request.headers.authorization ?? '')?.[1] ?? 'nobody');
    const url = new URL(request.url!, 'http://s3');
    const [bucket, ...rest] = decodeURIComponent(url.pathname).slice(1).split('/');
    if (bucket !== this.bucket) return [404, failure('NoSuchBucket')];
    const key = rest.join('/');
    if (key === '') return [200, request.method === 'HEAD' ? '' : this.#list(url.searchParams)];
    if (request.method === 'PUT') this.objects.set(key, { bytes: body, changedAt: new Date() });
    if (request.method === 'PUT') return [200, ''];
    if (request.method === 'DELETE') return [this.objects.delete(key) ? 204 : 204, ''];
    const found = this.objects.get(key);
    if (found === undefined) return [404, request.method === 'HEAD' ? '' : failure('NoSuchKey')];
    return [200, request.method === 'HEAD' ? '' : found.bytes];
  }

  #list(asked: URLSearchParams): string {
    const prefix = asked.get('prefix') ?? '';
    const after = asked.get('continuation-token') ?? '';
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted();
    const page = keys.slice(0, Number(asked.get('max-keys') ?? 1000));
    const rows = page.map((key) => {
      const { bytes, changedAt } = this.objects.get(key)!;
      const facts = `<LastModified>${changedAt.toISOString()}</LastModified><Size>${bytes.length}</Size>`;
      return `<Contents><Key>${key}</Key>${facts}</Contents>`;
    });
    const more = page.length < keys.length;
    const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${rows.join('')}</ListBucketResult>`;
  }
}

const failure = (code: string) => `<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
