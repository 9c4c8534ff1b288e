/** What the build does with the text of a script; `called` has the ends of the functions that usual runs call. */
export function withoutRare(
  code: string,
  name: string,
  called: { has(end: number): boolean } | undefined,
): { readonly usual: string; readonly rare: string | null };
