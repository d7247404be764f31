// Widths of Helvetica's characters from space to tilde, in thousandths of the size (Adobe's font metrics).
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];
const other = 600;

// Whoever looks at the picture has another font, and the usual ones are up to a sixth wider: too much room between
// words is better than one written over the other.
const wider = 1.12;

/** How wide a text is about, in multiples of its size. */
export function textWidth(text: string): number {
  let sum = 0;
  for (const character of text) sum += widths[character.codePointAt(0)! - 32] ?? other;
  return (wider * sum) / 1000;
}
