/** What is behind the point of a price or a measure: `2.50 €`, as part of a pattern for small letters. */
export const amount = String.raw`\d\d ?(?:[€£¥$]|(?:eur(?:os?)?|usd|chf|kr|zł|руб|円|元|[kmg]b|k?g|[kcm]?m|l)(?![\p{L}\d]))`;
