/** What is behind the point of a price or a measure: `2.50 €`, `4,25 %`, as part of a pattern for small letters. */
export const amount = String.raw`\d\d ?(?:[€£¥$%‰°]|(?:eur(?:os?)?|usd|chf|kr|zł|руб|円|元|[kmg]b|k?g|[kcm]?m|l)(?![\p{L}\d]))`;

/** The month of a date behind its day, as part of a pattern for small letters: `17.11. ab acht`. A time has no full stop before its title. */
export const month = String.raw`(?:0?[1-9]|1[0-2])\.[:,]?\s+\S`;
