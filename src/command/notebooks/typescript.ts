import { createRequire } from 'node:module';

/** The TypeScript that the kernel compiles cells with: tslab's own. */
export const typescript = createRequire(require.resolve('tslab'))(
  '@tslab/typescript-for-tslab',
) as typeof import('@tslab/typescript-for-tslab');
