import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { ObjectStore } from './object-store.js';

/** `s3://key:secret@host:port/bucket?region=…&tls=true`: any S3-compatible storage. */
export class S3Objects extends ObjectStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(storageUrl: string) {
    super();
    const url = new URL(storageUrl);
    const scheme = url.searchParams.get('tls') === 'true' ? 'https' : 'http';
    this.#bucket = url.pathname.replace(/^\/|\/$/g, '');
    this.#client = new S3Client({
      endpoint: `${scheme}://${url.host}`,
      region: url.searchParams.get('region') ?? 'us-east-1',
      credentials: {
        accessKeyId: decodeURIComponent(url.username),
        secretAccessKey: decodeURIComponent(url.password),
      },
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: 4,
      // A storage that hangs must not hold an upload for ever.
      requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
    });
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    await this.#client.send(new PutObjectCommand({ Bucket: this.#bucket, Key: key, Body: bytes }));
  }

  async get(key: string): Promise<Buffer | null> {
    try {
      const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
      return Body === undefined ? null : Buffer.from(await Body.transformToByteArray());
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key }));
  }

  async *listOlder(prefix: string, olderThanMs: number): AsyncGenerator<readonly string[]> {
    const before = Date.now() - olderThanMs;
    const asked = { Bucket: this.#bucket, Prefix: `${prefix}/` };
    for await (const { Contents = [] } of paginateListObjectsV2({ client: this.#client }, asked)) {
      const old = Contents.filter(({ LastModified }) => (LastModified?.getTime() ?? Infinity) < before);
      yield old.flatMap(({ Key }) => Key ?? []);
    }
  }

  async ping(): Promise<void> {
    await this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket }));
  }
}
