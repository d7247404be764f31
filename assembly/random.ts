// The random numbers of src/stats/random.ts (pure-rand's xoroshiro128+), number for number.

/** Writes `count` numbers uniform in ±bound, as initialise() does. */
export function fillUniform(state: usize, at: usize, count: i32, bound: f64): void {
  let s0 = load<u64>(state);
  let s1 = load<u64>(state, 8);
  for (const end = at + (<usize>count << 2); at < end; at += 4) {
    const high = (s0 + s1) & 0x3ffffff;
    let mixed = s0 ^ s1;
    s0 = rotl<u64>(s0, 24) ^ mixed ^ (mixed << 16);
    s1 = rotl<u64>(mixed, 37);
    const low = (s0 + s1) & 0x7ffffff;
    mixed = s0 ^ s1;
    s0 = rotl<u64>(s0, 24) ^ mixed ^ (mixed << 16);
    s1 = rotl<u64>(mixed, 37);
    const uniform = <f64>(high << 27 | low) * 1.1102230246251565e-16; // 2⁻⁵³
    store<f32>(at, <f32>((2.0 * uniform - 1.0) * bound));
  }
  store<u64>(state, s0);
  store<u64>(state, s1, 8);
}

/**
 * Fisher–Yates on `length` words, as shuffle() does, from the last to the first.
 * @param step bytes from one word to the next: -4 where they are counted from the end
 * @param buffer each is drawn from so many at most, the next ones in the order that was given: as out of a buffer of
 *   this size that is filled up in this order
 */
export function shuffle(state: usize, order: usize, step: i32, length: i32, buffer: i32): void {
  let s0 = load<u64>(state);
  let s1 = load<u64>(state, 8);
  for (let n: u32 = length; n > 1; n--) {
    const from = min<u32>(n, buffer);
    let drawn: u32, remainder: u32;
    do {
      drawn = <u32>(s0 + s1) ^ 0x80000000;
      const mixed = s0 ^ s1;
      s0 = rotl<u64>(s0, 24) ^ mixed ^ (mixed << 16);
      s1 = rotl<u64>(mixed, 37);
      remainder = drawn % from;
    } while (drawn - remainder > 0 - from); // past the last whole multiple of `from` below 2³²
    const here = order + <usize>(<i32>(n - 1) * step);
    const there = order + <usize>(<i32>(n - from + remainder) * step);
    const held = load<u32>(here);
    store<u32>(here, load<u32>(there));
    store<u32>(there, held);
  }
  store<u64>(state, s0);
  store<u64>(state, s1, 8);
}
