/** Runs the program to its end; `peak` is the most memory that it had, in bytes, and undefined where it did not tell. */
export function runForPeak(
  argv: readonly string[],
  options: { readonly cwd: string; readonly timeoutMs: number },
): Promise<{ readonly status: number | null; readonly stderr: string; readonly peak: number | undefined }>;
