/** What walking through a picture gives: its dimensions, or what is wrong with it. */
export type PictureReading =
  | { readonly problem: null; readonly widthPx: number; readonly heightPx: number }
  | { readonly problem: 'cut-off' | 'damaged' };
