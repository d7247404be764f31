/**
 * Works through jobs, so many at once. After the first error no further job is begun; those under way are waited for,
 * so that nothing they bring is lost.
 * @throws the first error
 */
export async function inParallel<T>(
  jobs: readonly T[],
  atOnce: number,
  work: (job: T) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const errors: unknown[] = [];
  const worker = async () => {
    while (next < jobs.length && errors.length === 0) {
      try {
        await work(jobs[next++]);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, jobs.length) }, worker));
  if (errors.length > 0) throw errors[0];
}
