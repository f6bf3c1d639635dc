import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../config.js';
import { DiskObjects } from './disk-objects.js';
import { ObjectStore } from './object-store.js';
import { S3Objects } from './s3-objects.js';

/** Uploaded documents and page pictures, on disk or in S3-compatible storage as `STORAGE_URL` says. */
export function openObjects({ storageUrl, dataDir }: Pick<Config, 'storageUrl' | 'dataDir'>): ObjectStore {
  if (storageUrl === null) return new DiskObjects(join(dataDir, 'objects'));
  return storageUrl.startsWith('s3:')
    ? new S3Objects(storageUrl)
    : new DiskObjects(fileURLToPath(storageUrl));
}

@Global()
@Module({})
export class ObjectsModule {
  static of(objects: ObjectStore): DynamicModule {
    return {
      module: ObjectsModule,
      providers: [{ provide: ObjectStore, useValue: objects }],
      exports: [ObjectStore],
    };
  }
}
