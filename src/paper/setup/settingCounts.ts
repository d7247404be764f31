import { checkCount, expected } from '../../core/check';
import type { SettingName } from './settings';

/** A number for each of some settings. */
export type SettingCounts = Partial<Record<SettingName, number>>;

/**
 * The numbers that a text such as "adult=10,mnist=5" asks for.
 * @param what they are, in errors
 * @param settings that may have one
 * @param most that each may be
 * @throws RangeError for another text, another setting, one that is named twice, and a number below 1
 */
export function countsOf(what: string, text: string, settings: readonly SettingName[], most: number): SettingCounts {
  const isSetting = (name: string): name is SettingName => (settings as readonly string[]).includes(name);
  const counts: SettingCounts = {};
  for (const part of text.split(',')) {
    const [name, number, ...more] = part.split('=').map(one => one.trim());
    if (!/^\d+$/.test(number) || more.length > 0) expected(`numbers of ${what} such as adult=10,mnist=5`, text);
    if (!isSetting(name)) return expected(`settings of the run, ${settings.join(', ')}, with numbers of ${what}`, name);
    if (Object.hasOwn(counts, name)) expected(`each setting once with a number of ${what}`, text);
    counts[name] = checkCount(`${what} of ${name}`, Number(number), 1, most);
  }
  return counts;
}

/** The text that asks for such numbers. */
export const countsText = (counts: SettingCounts): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name}=${count}`)
    .join(',');
