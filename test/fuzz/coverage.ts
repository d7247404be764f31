import * as gmia from '../../src/index';
import type { Call } from './call';
import type { World } from './world';

/** What no call is made of, and why. */
const errors = 'thrown by us, made by nobody else';
export const leftOut: Record<string, string> = {
  ContractError: errors,
  DataFileError: errors,
  InterruptedError: errors,
  MissingDataError: errors,
  RemoteError: errors,
  ServerError: errors,
  loadAdult: 'loads a file from elsewhere',
  RuleComparison: 'nobody makes one but betterSelection, which takes minutes',
  loadMnist: 'its 70,000 images take seconds; it has no arguments',
};

const namespaces = {
  '': gmia,
  'stats.': gmia.stats,
  'paper.': gmia.paper,
  'store.': gmia.store,
  'jobs.': gmia.jobs,
  'contract.': gmia.contract,
  'protocols.': gmia.protocols,
} as Record<string, Record<string, unknown>>;

/** Public functions, and methods of what they return, that nothing calls. */
export function missingFrom(calls: readonly Call[], world: World): string[] {
  const called = new Set(calls.map(({ of }) => of));
  const functions = Object.entries(namespaces).flatMap(([prefix, names]) =>
    Object.entries(names)
      .filter(([name, value]) => typeof value === 'function' && !called.has(value) && !Object.hasOwn(leftOut, name))
      .map(([name]) => prefix + name),
  );
  return [
    ...functions,
    ...methodsOf(world)
      .filter(([, of]) => !called.has(of))
      .map(([name]) => name),
  ];
}

/** Methods that are private to TypeScript, or part of an interface that contracts check. */
const inner: Record<string, readonly string[]> = {
  Bands: ['entries'],
  Discoveries: ['counted'],
  Ensemble: ['answer', 'answersOn', 'checked', 'kept', 'setOf', 'storeFor'],
  RecordTable: ['flaggedByAny', 'frame', 'risks'],
  ShadowAttack: ['confidences', 'score', 'unlearned'],
};

function methodsOf(world: World): [name: string, of: unknown][] {
  const found = new Map<object, [string, unknown][]>();
  for (const one of Object.values(world)) {
    const prototype = Object.getPrototypeOf(one) as object | null;
    if (!prototype || prototype === Object.prototype || typeof one === 'string' || found.has(prototype)) continue;
    const { name } = prototype.constructor;
    found.set(
      prototype,
      Object.getOwnPropertyNames(prototype)
        .filter(key => key !== 'constructor' && !inner[name]?.includes(key))
        .map(key => [key, Object.getOwnPropertyDescriptor(prototype, key)] as const)
        .flatMap(([key, descriptor]) =>
          typeof descriptor?.value === 'function' ? [[`${name}.${key}`, descriptor.value]] : [],
        ) as [string, unknown][],
    );
  }
  return [...found.values()].flat();
}
