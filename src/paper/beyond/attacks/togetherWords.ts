import { checkFields } from '../../../core/check';
import { percent, percentInterval } from '../../../core/format';
import type { Compared } from './compareAttacks';
import type { Found, Together } from './together';

/**
 * Which attacks find more together than the best alone, in sentences that hold for the numbers of this run: one for
 * each false-positive rate. What they flag together is held to the same realised rate as one alone.
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, cancer }, splits: { cancer: 2 } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await otherAttacks(run);
 * togetherWords(results[0].all).length; // => 2
 */
export function togetherWords(compared: Compared): string[] {
  checkFields('compared', compared, 'what otherAttacks found', ['title', 'together']);
  return compared.together.map(found =>
    found ? wordsOf(compared.title, found) : `${compared.title}: too few targets to choose attacks on some of them.`,
  );
}

function wordsOf(title: string, { rate, alone, pair, all }: Together): string {
  const joined = [...(pair ? [pair] : []), all].map(one => {
    const names = one === pair ? one.names.join(' with ') : `all ${one.names.length}`;
    return `${names} ${shares(one)}, ${verdict(one)}`;
  });
  const found = [...(pair ? [] : ['no other adds to it']), ...joined].join('; ');
  return `${title}, at ${percent(rate, 1)}: ${alone.names[0]} alone finds ${shares(alone)}; ${found}.`;
}

const shares = ({ tpr, realised }: Found) => `${percentInterval(tpr, 2)} at ${percent(realised.value, 2)}`;

function verdict({ beyond }: Found): string {
  const { value, low, high } = beyond!;
  const less = low > 0 ? 'more than alone' : high < 0 ? 'less than alone' : 'not told apart from alone';
  return `${less} (${percentInterval({ value, low, high }, 2)})`;
}
