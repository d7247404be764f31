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

/** Fisher–Yates on `length` words, as shuffle() does. */
export function shuffle(state: usize, order: usize, length: i32): void {
  let s0 = load<u64>(state);
  let s1 = load<u64>(state, 8);
  for (let n: u32 = length; n > 1; n--) {
    let drawn: u32, remainder: u32;
    do {
      drawn = <u32>(s0 + s1) ^ 0x80000000;
      const mixed = s0 ^ s1;
      s0 = rotl<u64>(s0, 24) ^ mixed ^ (mixed << 16);
      s1 = rotl<u64>(mixed, 37);
      remainder = drawn % n;
    } while (drawn - remainder > 0 - n); // past the last whole multiple of n below 2³²
    const here = order + (<usize>(n - 1) << 2);
    const there = order + (<usize>remainder << 2);
    const held = load<u32>(here);
    store<u32>(here, load<u32>(there));
    store<u32>(there, held);
  }
  store<u64>(state, s0);
  store<u64>(state, s1, 8);
}
