/**
 * Stops a run in good order at the first signal; a second one ends the process at once.
 *
 * @returns what gives the signals back
 */
export function onSignals(stop: () => void): () => void {
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.once(name, stop);
  return () => {
    for (const name of names) process.off(name, stop);
  };
}
