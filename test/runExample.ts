import assert from 'node:assert/strict';
import { inspect } from 'node:util';

/** What an example may use: everything the library exports, by its name. */
export type Names = Record<string, unknown>;

const AsyncFunction = (async () => {}).constructor as new (
  ...code: string[]
) => (...values: unknown[]) => Promise<void>;

/**
 * Runs the code of an example and compares each result with what stands behind `// =>`:
 *
 *     quantile([1, 2, 3, 4], 0.5); // => 2.5
 *
 * A number is compared to the digits written, an array or object by all that is written (`…` at its end: there is
 * more), and anything that is no JavaScript expression by the text that Node prints. A result stands at the end of a
 * line, behind the statement's semicolon.
 * @returns how many results were compared
 * @throws AssertionError for a result that differs, or an example without any
 */
export async function runExample(code: string, names: Names): Promise<number> {
  let compared = 0;
  const compare = (value: unknown, wanted: string) => {
    compared++;
    compareResult(value, wanted);
  };
  const run = new AsyncFunction(
    'compare',
    ...Object.keys(names),
    `'use strict';\n{\n${statements(code).join('\n')}\n}`,
  );
  await run(compare, ...Object.values(names));
  assert.ok(compared > 0, 'an example shows at least one result');
  return compared;
}

/** The statements of an example; those with a result hand it to `compare`. */
function statements(code: string): string[] {
  const done: string[] = [];
  let open: string[] = [];
  for (const line of code.split('\n')) {
    const [, statement, wanted] = /^(.*);\s*\/\/ => (.+)$/.exec(line) ?? [];
    open.push(statement ?? line);
    if (statement === undefined && !/;\s*(\/\/.*)?$/.test(line)) continue; // a statement may take several lines
    done.push(wanted ? `compare((${open.join('\n')}), ${JSON.stringify(wanted.trim())});` : open.join('\n'));
    open = [];
  }
  return [...done, ...open];
}

/** Written digits: what rounds to them is equal. */
class Digits {
  readonly value: number;
  readonly tolerance: number;

  constructor(readonly text: string) {
    const [, decimals = '', exponent = '0'] = /^\d*(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text.replaceAll('_', ''))!;
    this.value = Number(text.replaceAll('_', ''));
    this.tolerance = decimals ? (10 ** (Number(exponent) - decimals.length) / 2) * (1 + 1e-9) : 0;
  }
}

/** The wanted value, numbers as `Digits` (negative ones as a list of the sign and them); undefined where it is text. */
function parse(wanted: string): { value: unknown } | undefined {
  const marked = wanted
    .replace(/(['"])(?:(?!\1).)*\1|(?<![\w.])(\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)(?![\w.])/g, (all, _, digits) =>
      digits ? `digits(${JSON.stringify(digits)})` : all,
    )
    .replace(/[-−](digits\("[^"]*"\))/g, 'minus($1)')
    .replace(/…\s*\]/g, 'more]')
    .replace(/…\s*\}/g, '[more]: 1 }');
  try {
    const evaluate = new Function('digits', 'minus', 'more', `'use strict'; return (${marked});`);
    return {
      value: evaluate(
        (text: string) => new Digits(text),
        (one: Digits) => new Minus(one),
        MORE,
      ),
    };
  } catch {
    return undefined;
  }
}

class Minus {
  constructor(readonly digits: Digits) {}
}
const MORE = Symbol('more');

/** Compares a result with what an example says of it. */
export function compareResult(value: unknown, wanted: string): void {
  const parsed = parse(wanted);
  const same = parsed ? equal(value, parsed.value) : inspect(value, { breakLength: Infinity }) === wanted;
  assert.ok(same, `the example says ${wanted}, the result is ${inspect(value, { breakLength: Infinity })}`);
}

function equal(value: unknown, wanted: unknown): boolean {
  if (wanted instanceof Minus) return typeof value === 'number' && equal(-value, wanted.digits);
  if (wanted instanceof Digits) return typeof value === 'number' && Math.abs(value - wanted.value) <= wanted.tolerance;
  if (Array.isArray(wanted)) {
    const list = ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
    const more = wanted.at(-1) === MORE;
    const items = more ? wanted.slice(0, -1) : wanted;
    if (!Array.isArray(list) || (more ? list.length <= items.length : list.length !== items.length)) return false;
    return items.every((item, i) => equal(list[i], item));
  }
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof value !== 'object' || value === null) return false;
    const keys = Object.keys(wanted);
    const own = Object.keys(value).filter(key => (value as Names)[key] !== undefined);
    if (MORE in wanted ? own.length <= keys.length : own.length !== keys.length) return false;
    return keys.every(key => equal((value as Names)[key], (wanted as Names)[key]));
  }
  return Object.is(value, wanted);
}
