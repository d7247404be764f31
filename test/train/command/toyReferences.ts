import { makeToy } from '../../../src/data/load/makeToy';
import { splitForAttack } from '../../../src/data/splitForAttack';
import type { CommandSpec } from '../../../src/train/command/commandSpec';
import { trainReferences } from '../../../src/train/trainReferences';

/** Trains 20 reference models on made-up records. */
export const toyReferences = (command: CommandSpec) =>
  trainReferences(splitForAttack(makeToy({ records: 60 }), { pool: 20 }), command, { models: 20 });
