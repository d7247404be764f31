/** Whole numbers as `sbatch --array` takes them: "0-3,7". They are distinct and in order. */
export function taskRanges(tasks: readonly number[]): string {
  const starts = tasks.filter((task, i) => i === 0 || tasks[i - 1] !== task - 1);
  const ends = tasks.filter((task, i) => i === tasks.length - 1 || tasks[i + 1] !== task + 1);
  return starts.map((start, i) => (start === ends[i] ? `${start}` : `${start}-${ends[i]}`)).join(',');
}
