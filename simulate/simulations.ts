import type { Simulation } from './simulation';
import { clopperPearsonSimulation } from './simulations/clopperPearson';

/** All simulations, in the order in which docs/coverage.md shows them. */
export const simulations: readonly Simulation[] = [clopperPearsonSimulation];
