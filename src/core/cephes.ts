// The package, loaded with an error that says what to do where it cannot be.
import { withWasm } from './withWasm';

export const { bdtr, chdtri, igam, igamc, incbet, incbi, lgam, ndtr, ndtri, stdtr, stdtri } = withWasm(
  () => require('cephes') as typeof import('cephes'),
);
