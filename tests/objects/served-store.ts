import { afterAll } from 'vitest';
import { type FakeStore, startFakeStore } from './fake-store.js';

/** Starts a store for all tests of a file: the client that speaks to it is made once for a process. */
export async function serveFakeStore(): Promise<FakeStore> {
  const store = await startFakeStore();
  afterAll(() => store.close());
  useStoreAt(store.url);
  return store;
}

/** Names the store in the environment, and nothing of the user who runs the tests, until those of the file are over. */
export function useStoreAt(url: string): void {
  const former = { ...process.env };
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_MAX_ATTEMPTS: '1',
  });
  afterAll(() => {
    process.env = former;
  });
}
