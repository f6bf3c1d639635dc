/** Bytes under a key. A `put` that has answered survives a crash. */
export abstract class ObjectStore {
  abstract put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is nothing under the key. */
  abstract get(key: string): Promise<Buffer | null>;
  abstract delete(key: string): Promise<void>;
  /** All keys below a prefix that are older than so many milliseconds, in parts of at most a thousand. */
  abstract listOlder(prefix: string, olderThanMs: number): AsyncIterable<readonly string[]>;
  /** Rejects when the storage cannot be written. */
  abstract ping(): Promise<void>;
}
