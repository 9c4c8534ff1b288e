/**
 * Knows when the last page has been left: calls `onLeft` when no page has been open for a while. A page that is loaded again
 * comes back within a second.
 *
 * @param lingerMs how long to wait; null means for ever
 */
export function leaveTimer(lingerMs: number | null, onLeft: () => void) {
  let timer: NodeJS.Timeout | null = null;
  let isOver = false;
  const clear = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    stop: (): void => {
      isOver = true;
      clear();
    },
    onPages: (pageCount: number): void => {
      clear();
      // At the end the pages disconnect, too: a timer would keep the process alive for nothing.
      if (pageCount === 0 && lingerMs !== null && !isOver) timer = setTimeout(onLeft, lingerMs);
    },
  };
}
