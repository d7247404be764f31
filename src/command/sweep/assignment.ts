import { InvalidArgumentError } from 'commander';
import type { Parameter } from '../notebooks/declared';
import { readValue } from '../notebooks/kind';
import type { Value } from '../notebooks/literal';
import { parameterNamed, type Values } from '../notebooks/parameters';

/** A value of a parameter as it is written in a call: `-p delta=0.2`. */
export interface Assignment {
  name: string;
  text: string;
}

/** Reads `name=value`, after those that were read before. */
export function assignment(written: string, before: readonly Assignment[] = []): Assignment[] {
  const at = written.indexOf('=');
  if (at < 1)
    throw new InvalidArgumentError(`Expected -p with a name and a value such as delta=0.2, got "${written}".`);
  return [...before, { name: written.slice(0, at).trim(), text: written.slice(at + 1) }];
}

/**
 * All combinations of the values that parameters are given: a name that is given several times has as many. The last
 * name varies fastest.
 * @throws RangeError for a name that is no parameter, and a value of another kind than the notebook has
 */
export function combinations(parameters: readonly Parameter[], given: readonly Assignment[]): Values[] {
  const names = [...new Set(given.map(({ name }) => name))];
  return names.reduce<Values[]>(
    (some, name) => {
      const parameter = parameterNamed(parameters, name);
      const texts = given
        .filter(one => one.name === name)
        .map(({ text }) => JSON.stringify(readValue(parameter, text)));
      const values = [...new Set(texts)].map(text => JSON.parse(text) as Value);
      return some.flatMap(before => values.map(value => ({ ...before, [name]: value })));
    },
    [{}],
  );
}
