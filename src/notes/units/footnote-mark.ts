/** What replaces the label of a footnote where its text begins: a control character, as for hidden text. */
export const footnoteMark = '\u0002';
