/** Books of the Bible, as verses name them in a few languages, in small letters; a number may be before. */
const bibleBook =
  /(?:^|[\s(])(?:gen(?:esis)?|ex(?:od(?:us)?)?|lev(?:iticus)?|num(?:bers)?|deut(?:eronomy)?|joshua|judges|ruth|samuel|kings|chron(?:icles)?|ezra|nehemiah|esther|job|psalms?|ps|psalm(?:en)?|salmos?|psaume|prov(?:erbs)?|sprüche|eccl(?:esiastes)?|song of songs|isa(?:iah)?|jesaja|jer(?:emiah)?|jeremia|lam(?:entations)?|ezek(?:iel)?|dan(?:iel)?|hos(?:ea)?|joel|amos|obadiah|jonah|micah|nahum|habakkuk|zephaniah|haggai|zechariah|malachi|matt?(?:h(?:ew|äus|ieu)?)?|mateo|mark(?:us)?|marc(?:os)?|luke?|lukas|luc(?:as)?|john|joh(?:annes)?|jean|juan|joão|giovanni|acts|apostelgeschichte|rom(?:ans|er|anos)?|röm(?:er)?|cor(?:inthians)?|korinther|gal(?:atians|ater)?|eph(?:esians|eser)?|phil(?:ippians|ipper)?|col(?:ossians)?|kolosser|thess(?:alonians)?|tim(?:othy)?|titus|philemon|heb(?:rews|räer)?|james|jakobus|peter|petrus|jude|rev(?:elation)?|offenbarung|surah?|sure|quran|koran)\.?\s$/u;

/** Whether the name of a book of the Bible ends a text in small letters. */
export function endsWithBook(small: string): boolean {
  return bibleBook.test(`${small.trimEnd()} `);
}
