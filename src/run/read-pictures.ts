import type { AudioFacts } from '../audio/audio-facts.js';
import type { Chapter } from '../chapters/chapter.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { EditPlan } from '../plan/edit-plan.js';
import { headByteLength } from '../verify/tag-size.js';
import type { Settings } from './options.js';

/**
 * Reads the pictures that chapters name. If none does, the code for pictures is not loaded.
 *
 * @param notes the path or name of the notes, whose folder paths count from
 * @returns `files`: paths of those that were read, without symbolic links
 * @throws ChapterizeError `usage` where pictures are to be made smaller and sharp is not installed
 */
export async function readPictures(unnamed: readonly Chapter[], notes: string, settings: Settings) {
  const { chapters, diagnostics } =
    settings.chapterImages.length === 0
      ? { chapters: unnamed, diagnostics: [] }
      : await (await import('../pictures/assign-images.js')).assignImages(
          unnamed,
          settings.chapterImages,
          notes,
          settings.signal,
        );
  if (!chapters.some(({ image }) => image != null)) return { chapters, files: [], diagnostics };
  const { attachPictures } = await import('../pictures/attach-pictures.js');
  const attached = await attachPictures(chapters, {
    notes,
    allowOutside: settings.allowOutside,
    sizePx: settings.imageSizePx,
    signal: settings.signal,
    connect: settings.fetchImages
      ? async () => (await import('./check-published.js')).clientFor({ ...settings, full: false })
      : null,
  });
  return { ...attached, diagnostics: [...diagnostics, ...attached.diagnostics] };
}

/** What the pictures cost in the file. */
export async function weighRunPictures(
  chapters: readonly Chapter[],
  audio: AudioFacts | null,
  plan: EditPlan | null,
): Promise<readonly Diagnostic[]> {
  if (!chapters.some(({ picture }) => picture !== undefined)) return [];
  const { weighPictures } = await import('../pictures/weigh-pictures.js');
  if (audio === null || plan === null) return weighPictures(chapters, null);
  return weighPictures(chapters, {
    file: audio.file,
    beforeByteLength: headByteLength(audio, null),
    afterByteLength: headByteLength(audio, plan),
  });
}
