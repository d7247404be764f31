import { formatCell } from '../../../core/format';
import { groupBy } from '../../../core/groupBy';
import type { Row, Verdict } from '../../report/row';
import { bandCell } from '../selection/bandCell';
import { choiceWords, type OpenNumber, openNumbers } from './openNumbers';
import { contradicts } from './verdicts';

/**
 * What choices bring back, in sentences that follow from the rows: for each number that disagrees by our defaults, and
 * for all numbers of a setting together.
 * @param rows of one exhibit, with verdicts
 * @example
 * const row = { exhibit: 'open-selection', setting: 'cancer', metric: 'selected', measure: 'selected', paper: 5 };
 * const ours = { ...row, question: 'our defaults', choice: 'all', ours: 3, low: 1, high: 4, verdict: 'disagrees' };
 * const half = { ...row, question: 'steps', choice: 'half', ours: 5, low: 2, high: 8, verdict: 'brings it back' };
 * const [sentence] = openWords([ours, half]);
 * sentence.split('. ')[1]; // => 'Brought back by steps: half.'
 */
export function openWords(rows: Row[]): string[] {
  const bySetting = groupBy(openNumbers(rows), ({ title }) => title);
  return [...bySetting.values()].flatMap(numbers => [
    ...numbers.filter(({ ours }) => ours.verdict === 'disagrees').map(disagreement),
    ...all(numbers),
  ]);
}

function disagreement({ title, words, paper, ours, others }: OpenNumber): string {
  const by = (verdict: Verdict) => others.filter(row => row.verdict === verdict).map(choiceWords);
  const [back, closer] = [by('brings it back'), by('closer')];
  return (
    `${title}, ${words}: the paper ${formatCell(paper)}, our defaults ${bandCell(ours)}. ` +
    (back.length
      ? `Brought back by ${back.join('; ')}.`
      : `No choice brings it back${closer.length ? `; closer come ${closer.join('; ')}` : ''}.`)
  );
}

/** A choice, how many of the paper's numbers it speaks against, and of how many it cannot be told. */
export interface Standing {
  choice: string;
  against: number;
  untold: number;
}

/** How each choice stands to the numbers of a setting, our defaults first. */
export function standings(numbers: readonly OpenNumber[]): Standing[] {
  const byChoice = groupBy(
    numbers.flatMap(({ ours, others }) => [ours, ...others]),
    choiceWords,
  );
  return [...byChoice].map(([choice, own]) => ({
    choice,
    against: own.filter(contradicts).length,
    untold: own.filter(({ verdict }) => verdict === 'cannot be told').length,
  }));
}

function all(numbers: readonly OpenNumber[]): string[] {
  const [ours, ...others] = standings(numbers);
  if (others.length === 0) return [];
  const { length } = numbers;
  const least = Math.min(...others.map(({ against }) => against));
  const best = others.filter(({ against }) => against === least).map(({ choice }) => choice);
  return [
    `${numbers[0].title}: of ${length} numbers of the paper our defaults disagree with ${ours.against}. ` +
      (least === 0
        ? `None is left by ${best.join('; ')}.`
        : least < ours.against
          ? `No choice agrees with all; the fewest, ${least}, are left by ${best.join('; ')}.`
          : 'No choice disagrees with fewer.'),
  ];
}
