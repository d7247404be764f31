import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { replaceFile } from '../../src/core/replaceFile';
import type { ProfileName } from '../../src/paper/setup/profiles';
import { type SettingName, settingNames } from '../../src/paper/setup/settings';
import type { JudgedClaim, Outcome, Verdict } from './outcome';

/** What seeds that are counted together have in common. */
export interface Series {
  profile: ProfileName;
  settings: SettingName[];
}

/** The name of a series in files: "smoke", "laptop-adult-cancer". */
export const seriesName = ({ profile, settings }: Series): string =>
  [profile, ...(settings.length < settingNames.length ? settings : [])].join('-');

/** A series and what came of its seeds, in their order. */
export interface Outcomes extends Series {
  seeds: Outcome[];
}

/** How they are kept: the words of each claim once, and for each seed its verdicts in the same order. */
interface Kept extends Series {
  claims: Omit<JudgedClaim, 'verdict'>[];
  seeds: (Omit<Outcome, 'claims'> & { verdicts: (Verdict | null)[] })[];
}

/** Reads the outcomes of a series; undefined where there is no such file. */
export function readOutcomes(file: string): Outcomes | undefined {
  if (!existsSync(file)) return undefined;
  const { profile, settings, claims, seeds } = JSON.parse(readFileSync(file, 'utf8')) as Kept;
  return {
    profile,
    settings,
    seeds: seeds.map(({ verdicts, ...rest }) => ({
      ...rest,
      claims: claims.flatMap((claim, i) => {
        const verdict = verdicts[i];
        return verdict === null ? [] : [{ ...claim, verdict }];
      }),
    })),
  };
}

/** The claims that any of the seeds came to, exhibit by exhibit. */
export function claimsOf(seeds: readonly Outcome[]): Kept['claims'] {
  const all = seeds.flatMap(({ claims }) => claims.map(({ exhibit, claim }) => ({ exhibit, claim })));
  return [...new Map(all.map(one => [JSON.stringify([one.exhibit, one.claim]), one])).values()].sort((a, b) =>
    a.exhibit < b.exhibit ? -1 : Number(a.exhibit > b.exhibit),
  );
}

/** What became of a claim with a seed; undefined where it did not come to it. */
export const verdictOn = ({ claims }: Outcome, { exhibit, claim }: Omit<JudgedClaim, 'verdict'>): Verdict | undefined =>
  claims.find(one => one.exhibit === exhibit && one.claim === claim)?.verdict;

/** Puts a seed to the others of its series, in place of what came of it before. A line a seed. */
export function keepOutcome(file: string, { profile, settings }: Series, outcome: Outcome): void {
  const others = readOutcomes(file)?.seeds.filter(({ seed }) => seed !== outcome.seed) ?? [];
  const seeds = [...others, outcome].sort((a, b) => a.seed - b.seed);
  const claims = claimsOf(seeds);
  const kept = seeds.map(({ claims: _, ...one }, i) => ({
    ...one,
    verdicts: claims.map(claim => verdictOn(seeds[i], claim) ?? null),
  }));
  const lines = (items: object[]) => items.map(item => `  ${JSON.stringify(item)}`).join(',\n');
  const head = `"profile": ${JSON.stringify(profile)},\n "settings": ${JSON.stringify(settings)}`;
  mkdirSync(dirname(file), { recursive: true });
  replaceFile(file, `{\n ${head},\n "claims": [\n${lines(claims)}\n ],\n "seeds": [\n${lines(kept)}\n ]\n}\n`);
}
