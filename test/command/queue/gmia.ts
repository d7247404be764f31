// The command from its sources: node --import tsx test/command/queue/gmia.ts worker ...
import { gmia } from '../../../src/command/gmia';

void gmia();
