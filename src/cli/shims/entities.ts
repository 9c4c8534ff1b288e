// Stands in the bundle for the package `entities`, whose table is a tenth of what a run loads: it is read when notes have an
// entity in them.
declare const module: {
  require: (script: './entities.cjs') => { decodeHTMLStrict: (text: string) => string };
};

/** Decodes one entity at the start of a text. */
export function decodeHTMLStrict(text: string): string {
  return module.require('./entities.cjs').decodeHTMLStrict(text);
}
