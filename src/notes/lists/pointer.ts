const pointer =
  /^[^\p{L}]*(?:(?:go|jump|skip) to |watch |see |listen to )?(?:the |this )?(?:this|that|video|recording|record|stream|clip|link|watch|listen|play|here|there|youtube|time|timestamp|time ?stamp|aufnahme|aufzeichnung|hier|vidéo|enregistrement|ici|vídeo|grabación|gravação|aquí|aqui|registrazione|qui|nagranie|tutaj|záznam|запись|видео|здесь|запис|відео|тут|動画|録画|录像|视频|回放|영상)?[^\p{L}]*$/u;

/** Whether a label, in small letters, points to the recording without saying what is there: `jump to the video`. */
export function isPointer(label: string): boolean {
  return pointer.test(label);
}
