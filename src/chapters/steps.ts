/** The steps from each number to the next. */
export function stepsOf(numbers: readonly number[]): readonly number[] {
  return numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
}

/** Whether each of the times is later than the one before it. */
export function goForward(startsMs: readonly number[]): boolean {
  return stepsOf(startsMs).every((step) => step > 0);
}
