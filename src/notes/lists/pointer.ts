/** A label that points to the recording without saying what is there, in small letters. */
export const pointer =
  /^[^\p{L}]*(?:(?:go|jump|skip) to |watch |see |listen to )?(?:the |this )?(?:this|that|video|recording|record|stream|clip|link|watch|listen|play|here|there|youtube|time|timestamp|time ?stamp|aufnahme|aufzeichnung|hier|vidéo|enregistrement|ici|vídeo|grabación|gravação|aquí|aqui|registrazione|qui|nagranie|tutaj|záznam|запись|видео|здесь|запис|відео|тут|動画|録画|录像|视频|回放|영상)?[^\p{L}]*$/u;
