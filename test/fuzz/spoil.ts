import { inspect } from 'node:util';
import fc from 'fast-check';
import type { World } from './world';

/** What is done to one place among arguments; numbers that choose it, so that it shrinks. */
export interface Spoil {
  place: number;
  how: number;
}

export const spoils = (least: number): fc.Arbitrary<Spoil[]> =>
  fc.array(fc.record({ place: fc.nat(10_000), how: fc.nat(10_000) }), { minLength: least, maxLength: 3 });

/** What was done, in words, and whether a number was replaced by what is none. */
export interface Spoilt {
  args: unknown[];
  words: string[];
  /** The place at which there was a number and now is what is none. */
  wrongKind?: string;
}

type Path = (string | number)[];

const numbers = [
  NaN,
  Infinity,
  -Infinity,
  -0,
  0,
  -1,
  1,
  0.5,
  1.5,
  -1e-9,
  95,
  1e9,
  2 ** 31,
  2 ** 32 + 1,
  1e15,
  2 ** 53,
  1e300,
  5e-324,
];

/** Values that belong nowhere, or in another place. */
const others: [words: string, make: (world: World) => unknown][] = [
  ["'5'", () => '5'],
  ["''", () => ''],
  ["'__proto__'", () => '__proto__'],
  ["'../../x'", () => '../../x'],
  ["'constructor'", () => 'constructor'],
  ['null', () => null],
  ['undefined', () => undefined],
  ['true', () => true],
  ['[]', () => []],
  ['[NaN]', () => [NaN]],
  ["['x']", () => ['x']],
  ['[[1], [1, 2]]', () => [[1], [1, 2]]],
  ['{}', () => ({})],
  ['Object.create(null)', () => Object.create(null)],
  ['{ length: 3 }', () => ({ length: 3 })],
  ['{ length: 1e9 }', () => ({ length: 1e9 })],
  ['a promise', () => Promise.resolve(1)],
  ['a symbol', () => Symbol('x')],
  ['5n', () => 5n],
  ['() => 5', () => () => 5],
  ['new Date()', () => new Date(0)],
  ['new Map()', () => new Map()],
  ['new Set([1])', () => new Set([1])],
  ['Int8Array [1, -1]', () => Int8Array.of(1, -1)],
  ['BigInt64Array [1n]', () => BigInt64Array.of(1n)],
  ['Float32Array [NaN]', () => Float32Array.of(NaN)],
  ['Float64Array []', () => new Float64Array(0)],
  ['Int32Array [9999999]', () => Int32Array.of(9_999_999)],
  ['DataView', () => new DataView(new ArrayBuffer(8))],
  ['a matrix of width 0', () => ({ values: new Float32Array(4), width: 0 })],
  ['a ragged matrix', () => ({ values: new Float64Array(5), width: 2 })],
  ['a dataset', world => world.toy],
  ['records', world => world.records],
  ['records of other data', world => world.otherRecords],
  ['a split', world => world.split],
  ['an ensemble', world => world.references],
  ['a selection', world => world.selection],
  ['a result', world => world.result],
];

/** Spoils arguments, one place after another. */
export function spoil(args: readonly unknown[], all: readonly Spoil[], world: World): Spoilt {
  const spoilt: Spoilt = { args: [...args], words: [] };
  const places = new Set(placesIn(args).map(words)); // those that were there before anything was spoilt
  for (const one of all) {
    const path = spoilOnce(spoilt, one, world);
    if (path && places.has(words(path)) && isNumber(args, path) && isOther(spoilt.args, path))
      spoilt.wrongKind = words(path);
  }
  return spoilt;
}

const isNumber = (args: unknown, path: Path) => typeof at(args, path) === 'number';

/** Whether a place holds something, and no number. */
const isOther = (args: unknown, path: Path) => !['number', 'undefined'].includes(typeof at(args, path));

const words = (path: Path) => path.map((step, i) => (i === 0 ? `args[${step}]` : `.${String(step)}`)).join('');

/** @returns the place that was spoilt, if there is any */
function spoilOnce(spoilt: Spoilt, { place, how }: Spoil, world: World): Path | undefined {
  const places = placesIn(spoilt.args);
  if (places.length === 0) return undefined;
  const path = places[place % places.length];
  const value = at(spoilt.args, path);
  const changes = [...replacements(world), ...structural(value)];
  const [what, changed] = changes[how % changes.length];
  spoilt.words.push(`${words(path)}: ${shown(value)} became ${what}`);
  spoilt.wrongKind = undefined; // it may be gone
  set(spoilt.args, path, changed());
  return path;
}

type Change = [words: string, change: () => unknown];

const replacements = (world: World): Change[] => [
  ...numbers.map((number): Change => [inspect(number), () => number]),
  ...others.map(([words, make]): Change => [words, () => make(world)]),
];

/** What can be done to an array or an object besides replacing it. */
function structural(value: unknown): Change[] {
  if (Array.isArray(value))
    return [
      ['the same without the last', () => value.slice(0, -1)],
      ['the same and its first again', () => [...value, value[0]]],
      ['the same, typed', () => Float64Array.from(value.map(one => (typeof one === 'number' ? one : NaN)))],
      ['an array with a hole', () => Object.assign([...value], { length: value.length + 1 })],
    ];
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const list = value as Float64Array;
    return [
      ['the same without the last', () => list.slice(0, -1)],
      ['the same as an array', () => Array.from(list)],
      ['twice as long', () => new (list.constructor as Float64ArrayConstructor)([...list, ...list])],
    ];
  }
  if (isPlain(value))
    return Object.keys(value).flatMap((key): Change[] => [
      [`without ${key}`, () => Object.fromEntries(Object.entries(value).filter(([one]) => one !== key))],
      [`with ${key} misspelt`, () => ({ ...value, [`${key}s`]: value[key] })],
    ]);
  if (typeof value === 'object' && value !== null) return [['a plain copy', () => ({ ...value })]];
  return [];
}

const deepest = 4;
const most = 3; // entries of an array that are places

/** All places among arguments: each argument, and what plain objects and arrays hold. */
function placesIn(value: unknown, path: Path = []): Path[] {
  const here = path.length > 0 ? [path] : [];
  if (path.length >= deepest) return here;
  if (Array.isArray(value) || value instanceof Float32Array || value instanceof Float64Array || isWhole(value)) {
    const list = value as unknown[];
    const shownLength = path.length === 0 ? list.length : Math.min(list.length, most);
    return [...here, ...Array.from({ length: shownLength }, (_, i) => placesIn(list[i], [...path, i])).flat()];
  }
  if (!isPlain(value)) return here;
  return [...here, ...Object.keys(value).flatMap(key => placesIn(value[key], [...path, key]))];
}

const isWhole = (value: unknown) =>
  [Int8Array, Uint8Array, Int32Array].some(kind => value instanceof (kind as unknown as new () => object));

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const at = (args: unknown, path: Path): unknown =>
  path.reduce((value, step) => (Object(value) as Record<string | number, unknown>)[step], args);

/** Puts a value at a place; what holds it is copied, as others may hold it too. */
function set(args: unknown[], path: Path, value: unknown): void {
  let holder: Record<string | number, unknown> = args as never;
  path.slice(0, -1).forEach(step => {
    const held = holder[step];
    const copy = Array.isArray(held) ? [...held] : ArrayBuffer.isView(held) ? copyOf(held) : { ...(held as object) };
    holder[step] = copy;
    holder = copy as never;
  });
  const last = path[path.length - 1];
  if (ArrayBuffer.isView(holder) && typeof value !== 'number') holder[last] = NaN;
  else if (last === '__proto__') Object.defineProperty(holder, last, { value, enumerable: true });
  else holder[last] = value;
}

const copyOf = (list: ArrayBufferView) => (list as Float64Array).slice();

/** A value in a line. */
export const shown = (value: unknown): string => {
  const text = inspect(value, { depth: 3, breakLength: Infinity, maxArrayLength: 12, maxStringLength: 60 });
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
};
