import type { Check } from '../../src/contract/contract';

/** A test for each check, of each implementation by its name. */
export function itHolds<Subject>(
  checks: readonly Check<Subject>[],
  subjects: Record<string, Subject | (() => Subject | Promise<Subject>)>,
): void {
  for (const [name, subject] of Object.entries(subjects))
    describe(name, () => {
      for (const check of checks)
        it(check.name, async () =>
          check.run(typeof subject === 'function' ? await (subject as () => Subject | Promise<Subject>)() : subject),
        );
    });
}
