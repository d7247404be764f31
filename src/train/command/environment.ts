/** What numeric libraries read, each its own. */
const threads = [
  'OMP_NUM_THREADS',
  'OPENBLAS_NUM_THREADS',
  'MKL_NUM_THREADS',
  'NUMEXPR_NUM_THREADS',
  'VECLIB_MAXIMUM_THREADS',
];

/**
 * The environment of a program: of this process's variables all, or those of the names given and PATH; one thread for
 * numeric libraries that are not told otherwise; and where its job is.
 */
export function environment(names: readonly string[] | undefined, job: string): NodeJS.ProcessEnv {
  const { env } = process;
  const passed = names ? Object.fromEntries(['PATH', ...names].map(name => [name, env[name]])) : env;
  const given = Object.entries(passed).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(threads.map(name => [name, '1'])), ...Object.fromEntries(given), GMIA_JOB: job };
}
