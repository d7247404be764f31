/**
 * What `read` makes of the content of a file.
 * @param advice what to do where it cannot, as the file was cut off or changed
 * @throws Error that names the file, and says what to do
 */
export function readWhole<T>(path: string, advice: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== undefined) throw cause; // the file system says what it is
    throw new Error(`${path} is damaged or not there. ${advice}`, { cause });
  }
}
