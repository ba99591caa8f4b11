/**
 * A binary max-heap of candidate merges in flat arrays. Equal similarities leave the queue in the order of
 * (left, right), so that the result never depends on the order in which candidates were found.
 */
export class PairQueue {
  #similarity = new Float64Array(1024);
  #left = new Int32Array(1024);
  #right = new Int32Array(1024);
  #stamp = new Float64Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** @param stamp anything the caller wants back, to recognise candidates that are out of date. */
  push(similarity: number, left: number, right: number, stamp: number): void {
    if (this.#size === this.#left.length) this.#grow();
    let hole = this.#size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!this.#before(similarity, left, right, parent)) break;
      this.#move(parent, hole);
      hole = parent;
    }
    this.#put(hole, similarity, left, right, stamp);
  }

  pop(): { similarity: number; left: number; right: number; stamp: number } | undefined {
    if (this.#size === 0) return undefined;
    const best = this.#at(0);
    const last = this.#at(--this.#size);
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && this.#childBefore(child + 1, child)) child++;
      if (this.#before(last.similarity, last.left, last.right, child)) break;
      this.#move(child, hole);
      hole = child;
    }
    if (this.#size > 0) this.#put(hole, last.similarity, last.left, last.right, last.stamp);
    return best;
  }

  #at(index: number) {
    return {
      similarity: this.#similarity[index] ?? 0,
      left: this.#left[index] ?? 0,
      right: this.#right[index] ?? 0,
      stamp: this.#stamp[index] ?? 0,
    };
  }

  #put(index: number, similarity: number, left: number, right: number, stamp: number): void {
    this.#similarity[index] = similarity;
    this.#left[index] = left;
    this.#right[index] = right;
    this.#stamp[index] = stamp;
  }

  #move(from: number, to: number): void {
    const { similarity, left, right, stamp } = this.#at(from);
    this.#put(to, similarity, left, right, stamp);
  }

  #childBefore(first: number, second: number): boolean {
    const { similarity, left, right } = this.#at(first);
    return this.#before(similarity, left, right, second);
  }

  #before(similarity: number, left: number, right: number, other: number): boolean {
    const theirs = this.#similarity[other] ?? 0;
    if (similarity !== theirs) return similarity > theirs;
    const theirLeft = this.#left[other] ?? 0;
    return left !== theirLeft ? left < theirLeft : right < (this.#right[other] ?? 0);
  }

  #grow(): void {
    const double = <T extends Float64Array | Int32Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    const length = this.#left.length * 2;
    this.#similarity = double(this.#similarity, new Float64Array(length));
    this.#left = double(this.#left, new Int32Array(length));
    this.#right = double(this.#right, new Int32Array(length));
    this.#stamp = double(this.#stamp, new Float64Array(length));
  }
}
