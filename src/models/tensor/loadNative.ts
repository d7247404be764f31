import Module, { createRequire } from 'node:module';
import { findAddon, installAddon } from './addon';

type TensorFlow = typeof import('@tensorflow/tfjs-node');

/**
 * Loads tfjs-node with TensorFlow's library, which is installed first where this machine does not have it.
 * @throws Error that says which step failed and what cures it
 */
export function loadNative(): TensorFlow {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2'; // no start-up lines about the processor
  // tfjs-node 4.22.0 calls this function, of which Node 22 warns and which Node 24 no longer has. By `import`, it would
  // be set on a copy.
  const util: { isNullOrUndefined?(value: unknown): boolean } = require('node:util');
  util.isNullOrUndefined = value => value == null;
  const addon = ensureAddon();
  try {
    answerForAddon(addon);
    return require('@tensorflow/tfjs-node') as TensorFlow;
  } catch (error) {
    throw new Error(
      `Native TensorFlow cannot be loaded: ${(error as Error).message.trim()}\n${remedy(error as Error, addon)}`,
      { cause: error },
    );
  }
}

/** The addon, which is installed where there is none. @throws Error that says which step failed and what cures it */
export const ensureAddon = (): string => findAddon() ?? installAddon();

/** tfjs-node asks a package where its addon is: in the place of that package, we answer. */
function answerForAddon(addon: string): void {
  const asked = createRequire(require.resolve('@tensorflow/tfjs-node')).resolve('@mapbox/node-pre-gyp');
  require.cache[asked] = Object.assign(new Module(asked), { loaded: true, exports: { find: () => addon } });
}

const remedy = ({ message }: Error, addon: string): string =>
  /cannot allocate|failed to map/i.test(message)
    ? 'It takes 2 GB of addresses, which `ulimit -v` may limit.'
    : `Remove ${addon}, so that it is installed anew. More in environment.md.`;
