import type { Answers } from '../answers';

/** Says how many probabilities do not add up to 1 within 0.001, as those of the likeliest classes alone do not. */
export function sumWarnings({ kind, values, models, records, classes }: Answers, source: string): string[] {
  if (kind !== 'probabilities') return [];
  let off = 0;
  let worst = 1;
  for (let at = 0; at < values.length; at += classes) {
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += values[at + c];
    if (Math.abs(sum - 1) > 1e-3) off++;
    if (Math.abs(sum - 1) > Math.abs(worst - 1)) worst = sum;
  }
  const vectors = `${off} of ${models * records} probability vectors in ${source}`;
  return off ? [`${vectors} do not add up to 1: the worst sum is ${worst.toPrecision(4)}.`] : [];
}
