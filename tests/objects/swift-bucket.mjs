// OpenStack Swift with a bucket for a catalogue, and what tests of engines do there themselves.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSwift } from './swift-server.mjs';

const Bucket = 'podcasts';

/**
 * Starts a server with an empty bucket.
 *
 * @param {string} [bindAddress] where it listens: loopback alone, unless other hosts are to reach it
 */
export async function startBucket(bindAddress) {
  const { S3Client, CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } =
    await import('@aws-sdk/client-s3');
  const swift = await startSwift(bindAddress);
  const { AWS_ENDPOINT_URL_S3: endpoint, AWS_REGION: region, ...keys } = swift.environment;
  const credentials = { accessKeyId: keys.AWS_ACCESS_KEY_ID, secretAccessKey: keys.AWS_SECRET_ACCESS_KEY };
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket }));
  const put = (Key, Body) =>
    client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'audio/mpeg' }));
  const list = async (Prefix) =>
    (await client.send(new ListObjectsV2Command({ Bucket, Prefix }))).Contents ?? [];
  return {
    environment: swift.environment,
    port: swift.port,
    stop: swift.stop,
    /** Uploads the mp3s of a catalogue, eight at once. */
    async putCatalogue(folder, names) {
      const waiting = [...names];
      const upload = async () => {
        for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
          await put(`audio/${name}.mp3`, readFileSync(join(folder, 'audio', `${name}.mp3`)));
      };
      await Promise.all(Array.from({ length: 8 }, upload));
    },
    /** Of how many objects the report of a shard is made so far. */
    segmentCount: async (shard, shards) => (await list(`run/reports/${shard}-of-${shards}.jsonl/`)).length,
    /** How many episodes have been reported below a prefix. */
    async lineCount(prefix) {
      let count = 0;
      for (const { Key } of await list(prefix)) {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        const text = await Body.transformToString();
        count += text.split('\n').filter((line) => line.startsWith('{"status":')).length;
      }
      return count;
    },
  };
}
