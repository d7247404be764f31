import type { Call } from './call';
import { attackCalls } from './calls/attack';
import { dataCalls } from './calls/data';
import { displayCalls } from './calls/display';
import { evaluateCalls } from './calls/evaluate';
import { fileCalls } from './calls/files';
import { modelCalls } from './calls/models';
import { paperCalls } from './calls/paper';
import { statsCalls } from './calls/stats';
import type { World } from './world';

/** Calls of public functions and methods, by what they are about. */
export const areas = {
  stats: () => statsCalls,
  data: dataCalls,
  evaluate: evaluateCalls,
  display: displayCalls,
  files: fileCalls,
  models: modelCalls,
  attack: attackCalls,
  paper: paperCalls,
} satisfies Record<string, (world: World) => readonly Call[]>;

/** Every public function and method, called. */
export const allCalls = (world: World): readonly Call[] => Object.values(areas).flatMap(calls => calls(world));
