/**
 * What the archiving function is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { s3Archive } from '#lambdas/edge/archive-bucket.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoTrails } from '#lambdas/stores/trails.ts';
import type { ArchivePorts } from './archive.ts';

/** The bucket and the usage table, for the life of the process. */
export const wireArchive = (): ArchivePorts => ({
  bucket: s3Archive(requireEnv(ENV.archiveBucket)),
  trails: dynamoTrails({ client: dynamoClient(), tableName: requireEnv(ENV.usageTable) }),
});
