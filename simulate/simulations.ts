import type { Simulation } from './simulation';
import { clopperPearsonSimulation } from './simulations/clopperPearson';
import { clusteredShareSimulation } from './simulations/clusteredShare';
import { meanShareSimulation } from './simulations/meanShare';
import { pooledShareSimulation } from './simulations/pooledShare';
import { recordRisksSimulation } from './simulations/recordRisks';
import { sharedReferencesSimulation } from './simulations/sharedReferences';

/** All simulations, in the order in which docs/coverage.md shows them. */
export const simulations: readonly Simulation[] = [
  clopperPearsonSimulation,
  clusteredShareSimulation,
  pooledShareSimulation,
  meanShareSimulation,
  recordRisksSimulation,
  sharedReferencesSimulation,
];
