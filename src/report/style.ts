/** What a part of a report means; the command line decides how that looks. */
export type Tone = 'strong' | 'dim' | 'good' | 'bad' | 'caution' | 'accent';

/** Styles a piece of text. */
export type Style = (tone: Tone, text: string) => string;

/** No dress: for pipes and files. */
export const plainStyle: Style = (_tone, text) => text;
