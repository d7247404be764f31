import { checkInteger, checkNumber } from '../core/check';
import { checkOptions, type Names } from '../core/checkOptions';

/** What a service accepts. */
export interface Limit {
  /** Size of a request's body in bytes. Default 1,572,864, that of Google ML Engine. */
  bytes?: number;
  /** Instances in a request. Default: any number. */
  instances?: number;
  /** Questions in a second, of all clients together; as many may come at once after a pause. Default: any number. */
  perSecond?: number;
}

const names: Names<Limit> = { bytes: true, instances: true, perSecond: true };

/** Checks limits, and fills in those that are not given. @throws RangeError for what is none */
export function checkLimit(limit: Limit = {}): Required<Limit> {
  checkOptions('limit', limit, names);
  const { bytes = 1_572_864, instances, perSecond } = limit;
  return {
    bytes: checkInteger('limit.bytes', bytes, 1),
    instances: instances === undefined ? Infinity : checkInteger('limit.instances', instances, 1),
    perSecond: perSecond === undefined ? Infinity : checkNumber('limit.perSecond', perSecond, 1e-3, 1e6),
  };
}
