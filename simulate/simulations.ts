import type { Simulation } from './simulation';
import { auditByThresholdSimulation } from './simulations/auditByThreshold';
import { auditInOneRunSimulation } from './simulations/auditInOneRun';
import { clopperPearsonSimulation } from './simulations/clopperPearson';
import { clusteredShareSimulation } from './simulations/clusteredShare';
import { combinationSimulation } from './simulations/combination';
import { compareGuessesSimulation } from './simulations/compareGuesses';
import { evaluationSimulation } from './simulations/evaluation';
import { meanShareSimulation } from './simulations/meanShare';
import { pooledShareSimulation } from './simulations/pooledShare';
import { recordRisksSimulation } from './simulations/recordRisks';
import { sharedReferencesSimulation } from './simulations/sharedReferences';
import { splitBandSimulation } from './simulations/splitBand';
import { tprAtSimulation } from './simulations/tprAt';

/** All simulations, in the order in which docs/coverage.md shows them. */
export const simulations: readonly Simulation[] = [
  clopperPearsonSimulation,
  clusteredShareSimulation,
  pooledShareSimulation,
  meanShareSimulation,
  auditByThresholdSimulation,
  auditInOneRunSimulation,
  combinationSimulation,
  compareGuessesSimulation,
  evaluationSimulation,
  recordRisksSimulation,
  sharedReferencesSimulation,
  splitBandSimulation,
  tprAtSimulation,
];
