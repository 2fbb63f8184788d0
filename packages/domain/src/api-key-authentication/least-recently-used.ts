interface Node<Value> {
  readonly key: string;
  value: Value;
  newer: Node<Value> | null;
  older: Node<Value> | null;
}

/**
 * A map of at most `capacity` entries that drops the least recently used one. A linked list keeps the order: deleting
 * and setting again in the Map itself would rehash it again and again.
 */
export class LeastRecentlyUsed<Value> {
  readonly #capacity: number;
  readonly #nodes = new Map<string, Node<Value>>();
  #newest: Node<Value> | null = null;
  #oldest: Node<Value> | null = null;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#nodes.size;
  }

  /** All values, in no order. None counts as used by it. */
  *values(): IterableIterator<Value> {
    for (const { value } of this.#nodes.values()) yield value;
  }

  /** The value, which counts as used now. */
  get(key: string): Value | undefined {
    const node = this.#nodes.get(key);
    if (node === undefined) return undefined;
    if (node !== this.#newest) {
      this.#unlink(node);
      this.#linkNewest(node);
    }
    return node.value;
  }

  set(key: string, value: Value): void {
    const known = this.#nodes.get(key);
    if (known !== undefined) {
      known.value = value;
      this.get(key);
      return;
    }
    const node: Node<Value> = { key, value, newer: null, older: null };
    this.#nodes.set(key, node);
    this.#linkNewest(node);
    if (this.#nodes.size > this.#capacity && this.#oldest !== null) this.delete(this.#oldest.key);
  }

  delete(key: string): void {
    const node = this.#nodes.get(key);
    if (node === undefined) return;
    this.#nodes.delete(key);
    this.#unlink(node);
  }

  clear(): void {
    this.#nodes.clear();
    this.#newest = null;
    this.#oldest = null;
  }

  #linkNewest(node: Node<Value>): void {
    node.older = this.#newest;
    node.newer = null;
    if (this.#newest !== null) this.#newest.newer = node;
    this.#newest = node;
    this.#oldest ??= node;
  }

  #unlink(node: Node<Value>): void {
    if (node.newer === null) this.#newest = node.older;
    else node.newer.older = node.older;
    if (node.older === null) this.#oldest = node.newer;
    else node.older.newer = node.newer;
  }
}
