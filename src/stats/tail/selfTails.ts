import { stdtr } from 'cephes';
import type { TailMethod } from './leftTail';
import { type SelfTail, selfPchipTail } from './pchipTail';
import { logOdds, studentTail } from './studentTail';

export const selfRankTail: SelfTail = (sorted, p) => {
  const n = sorted.length;
  for (let i = n - 1; i >= 0; i--) p[i] = i < n - 1 && sorted[i] === sorted[i + 1] ? p[i + 1] : (i + 1) / n;
};

/** Without a loss that is neither least nor greatest the spread stays well conditioned; those two are left out the long way. */
export const selfStudentTail: SelfTail = (sorted, p) => {
  const n = sorted.length;
  const k = n - 1;
  const phi = sorted.map(logOdds);
  if (phi[0] === phi[k]) return selfRankTail(sorted, p);
  const mean = phi.reduce((sum, value) => sum + value, 0) / n;
  const squares = phi.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  for (let i = 1; i < k; i++) {
    const beyond = phi[i] - mean;
    const scale = Math.sqrt(((squares - (beyond * beyond * n) / k) / (k - 1)) * (1 + 1 / k));
    p[i] = stdtr(k - 1, (-beyond * n) / k / scale);
  }
  p[0] = studentTail(sorted.subarray(1))(sorted[0]);
  p[k] = studentTail(sorted.subarray(0, k))(sorted[k]);
};

/** The kernel for each of `leftTail`'s methods. */
export const selfTails: Record<TailMethod, SelfTail> = {
  pchip: selfPchipTail,
  rank: selfRankTail,
  student: selfStudentTail,
};
