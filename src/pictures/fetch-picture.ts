import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { fetchFile } from '../published/fetch-file.js';
import type { HttpClient } from '../published/http-client.js';
import { printableAddress } from '../published/web-address.js';
import { mostPictureBytes, type PictureBytes, type PictureName } from './picture-source.js';

/**
 * Fetches the picture that a chapter names by its address, over https all the way.
 *
 * @returns the finding when that fails
 */
export async function fetchPicture(
  { image, place }: PictureName,
  client: HttpClient,
): Promise<PictureBytes | Diagnostic> {
  const url = new URL(image);
  const address = printableAddress(url);
  if (url.protocol !== 'https:') return createDiagnostic('pictures/not-https', { address }, place);
  try {
    const { bytes, problem } = await fetchFile(httpsOnly(client), url, mostPictureBytes);
    if (bytes !== null) return { realPath: null, bytes };
    return createDiagnostic(
      'pictures/not-fetched',
      { reason: `${address}: ${problem ?? 'is not there'}` },
      place,
    );
  } catch (error) {
    if (!(error instanceof ChapterizeError)) throw error;
    return createDiagnostic('pictures/not-fetched', { reason: error.message }, place);
  }
}

/** A redirect must not lead from https to http either. */
function httpsOnly(client: HttpClient): HttpClient {
  return {
    ...client,
    ask: (url, question) => {
      if (url.protocol === 'https:') return client.ask(url, question);
      throw new ChapterizeError(
        'network/refused',
        `is redirected to ${printableAddress(url)}, which is not https`,
      );
    },
  };
}
