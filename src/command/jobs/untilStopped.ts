const codes = { SIGINT: 130, SIGTERM: 143 };

/** What work gives; undefined where SIGINT or SIGTERM stopped it, which the exit code then says. */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals) => {
    process.exitCode = codes[signal as keyof typeof codes];
    controller.abort(new Error(`Stopped by ${signal}. What was finished is kept.`));
  };
  for (const signal of Object.keys(codes)) process.on(signal, stop);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    process.stderr.write(`${controller.signal.reason.message}\n`);
    return undefined;
  } finally {
    for (const signal of Object.keys(codes)) process.off(signal, stop);
  }
}
