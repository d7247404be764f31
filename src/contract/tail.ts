import { randomFor } from '../core/random';
import type { Tail } from '../stats/tail/tail';
import { agree, type Check, holds, named, verify } from './contract';

const random = () => randomFor(1, 'contract', 'tail');

/** Losses of several laws: spread over orders of magnitude, with ties, zeros and infinities, and all the same. */
function* drawn(): Generator<Float64Array> {
  const { normal, integer } = random();
  const laws = [
    () => Math.exp(4 * normal()),
    () => Math.log1p(Math.exp(-3 - 2 * normal())),
    () => integer(4) / 2,
    () => [0, Infinity, 1, 1.5, 5e-324][integer(5)],
  ];
  for (const same of [0, 0.5, 1, Infinity]) yield new Float64Array(4).fill(same);
  for (let set = 0; set < 80; set++) {
    const size = 3 + integer(set % 3 ? 6 : 40);
    yield Float64Array.from({ length: size }, laws[set % laws.length]);
  }
}

const places = [0, 5e-324, 1e-12, 0.01, 0.3, 1, 1.5, 4, 1e3, Infinity];

/** What every `Tail` holds to. */
export const tailContract: readonly Check<Tail>[] = [
  {
    name: 'has a name, and says what p-values below 1/(k + 1) rest on, or null',
    run: ({ name, beyondRanks, leastLoss }) => {
      holds(typeof name === 'string' && name !== '', () => `name ${name}`);
      holds(beyondRanks === null || typeof beyondRanks === 'string', () => `beyondRanks ${beyondRanks}`);
      holds(leastLoss === 0 || leastLoss === -Infinity, () => `leastLoss ${leastLoss}, wanted 0 or -Infinity`);
    },
  },
  {
    name: 'gives p-values from 0 to 1',
    run: tail => {
      for (const reference of drawn())
        for (const loss of places) {
          const p = tail.fit(reference)(loss);
          holds(p >= 0 && p <= 1, () => `p ${p} for the loss ${loss} among ${reference}`);
        }
    },
  },
  {
    name: 'gives p-values that never fall as the loss grows',
    run: tail => {
      for (const reference of drawn()) {
        const p = tail.fit(reference);
        const at = [...places, ...reference].sort((a, b) => a - b);
        for (let i = 1; i < at.length; i++)
          holds(
            p(at[i]) >= p(at[i - 1]),
            () => `p falls between the losses ${at[i - 1]} and ${at[i]} among ${reference}`,
          );
      }
    },
  },
  {
    name: 'depends on the reference losses, not on their order, and leaves them as they are',
    run: tail => {
      for (const reference of drawn()) {
        const copy = reference.slice();
        const p = tail.fit(reference);
        agree('the reference losses', reference, copy);
        const reversed = tail.fit(copy.slice().reverse());
        agree('p in another order', places.map(reversed), places.map(p), 1e-9);
        reference.fill(0.5);
        agree('p after the references were changed', places.map(p), places.map(tail.fit(copy)));
      }
    },
  },
  {
    name: 'gives no p-value below 1/(k + 1) unless it says what that rests on',
    run: tail => {
      if (tail.beyondRanks !== null) return;
      for (const reference of drawn()) {
        const least = 1 / (reference.length + 1);
        for (const loss of places)
          holds(tail.fit(reference)(loss) >= least, () => `p below ${least} for the loss ${loss} among ${reference}`);
      }
    },
  },
  {
    name: 'gives each of a pool, by leaveOneOut, what fit gives it among the others',
    run: tail => {
      for (const losses of drawn()) {
        const sorted = losses.sort();
        const p = new Float64Array(sorted.length).fill(NaN);
        tail.leaveOneOut(sorted, p);
        const wanted = Float64Array.from(sorted, (loss, i) => tail.fit(sorted.filter((_, j) => j !== i))(loss));
        agree(`p among ${sorted}`, p, wanted, 1e-9);
      }
    },
  },
];

/**
 * Puts a tail of one's own through what all tails hold to.
 * @returns the names of the checks
 * @throws ContractError naming all that do not hold
 * @example
 * (await gmia.contract.tail(gmia.stats.tails.rank)).length; // => 6
 */
export const tail = (subject: Tail): Promise<string[]> => verify(named('tail', subject), subject, tailContract);
