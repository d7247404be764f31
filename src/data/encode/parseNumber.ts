/** The number that a text says in decimal notation; NaN where it is none (so neither '', '0x10' nor 'Infinity'). */
export function parseNumber(text: string): number {
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  return Number.isFinite(number) ? number : NaN;
}
