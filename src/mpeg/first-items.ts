const limit = 100;

/** A list that stays short however much hostile input adds to it, and still knows how much that was. */
export class FirstItems<T> {
  readonly items: T[] = [];
  total = 0;

  /** @param make called only while there is room */
  add(make: () => T): void {
    if (this.total < limit) this.items.push(make());
    this.total += 1;
  }
}
