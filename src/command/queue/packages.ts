import type * as BullMq from 'bullmq';
import type * as IoRedis from 'ioredis';
import { optionalPackage } from '../../core/optionalPackage';

const install = 'bullmq ioredis';

/** The queue, which is there only where a user has installed it. @throws RangeError that says what to install */
export const bullmq = (): typeof BullMq => optionalPackage('bullmq', install);

/** Its client. @throws RangeError that says what to install */
export const ioredis = (): typeof IoRedis => optionalPackage('ioredis', install);
