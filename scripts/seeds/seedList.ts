import { expected } from '../../src/core/check';

/** Seeds of ranges and lists such as "1-3,7", ascending, each once. @throws RangeError for what is none */
export function readSeeds(texts: readonly string[]): number[] {
  const parts = texts.flatMap(text => text.split(','));
  const seeds = parts.flatMap(part => {
    const [, first, last = first] = /^\s*(\d{1,9})(?:-(\d{1,9}))?\s*$/.exec(part) ?? [];
    if (first === undefined || Number(last) < Number(first))
      expected('seeds such as 1-20 or 1-3,7', part, 'A range rises.');
    if (Number(last) - Number(first) >= mostSeeds) expected(`at most ${mostSeeds} seeds in a range`, part);
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => Number(first) + i);
  });
  if (seeds.length === 0) expected('seeds such as 1-20 or 1-3,7', 'none');
  return [...new Set(seeds)].sort((a, b) => a - b);
}

const mostSeeds = 10_000;

/** Ascending seeds as ranges: "1-3, 7". */
export function seedsText(seeds: readonly number[]): string {
  const firsts = seeds.filter((seed, i) => i === 0 || seeds[i - 1] !== seed - 1);
  const lasts = seeds.filter((seed, i) => seeds[i + 1] !== seed + 1);
  return firsts.map((first, i) => (first === lasts[i] ? `${first}` : `${first}-${lasts[i]}`)).join(', ');
}
