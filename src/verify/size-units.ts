/** Units of size, each in bytes. A size in a unit was rounded or cut, so it is less than one unit away. */
export const sizeUnits = [
  ['kilobytes', 1000],
  ['kibibytes', 1024],
  ['megabytes', 1000 ** 2],
  ['mebibytes', 1024 ** 2],
] as const;
