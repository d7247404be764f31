import { readFileSync } from 'node:fs';

/** Bytes of addresses that `ulimit -v` leaves to this process; Infinity without a limit, or where nobody says. */
export function addressesLeft(): number {
  if (process.platform !== 'linux') return Infinity;
  const bytes = (file: string, line: RegExp) => Number(line.exec(readFileSync(file, 'utf8'))?.[1]);
  try {
    const limit = bytes('/proc/self/limits', /^Max address space +(\d+)/m); // NaN: unlimited
    return limit > 0 ? limit - 1024 * bytes('/proc/self/status', /^VmSize:\s*(\d+)/m) : Infinity;
  } catch {
    return Infinity;
  }
}
