/** What tests/published/nginx.mjs tries without the program: in one bundle, so that classes are the same. */
export { follow } from '../../src/published/follow.js';
export { createHttpClient } from '../../src/published/http-client.js';
