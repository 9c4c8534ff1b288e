// What markdown-it takes of uc.micro: which characters are punctuation and symbols, as V8 knows them.
export const P = /\p{P}/u;
export const S = /\p{S}/u;
