/** The steps from each number to the next. */
export function stepsOf(numbers: readonly number[]): readonly number[] {
  return numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
}
