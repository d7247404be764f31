const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
const names = Object.keys(codes) as (keyof typeof codes)[];

/** Why work ends: this process was asked to. */
export class Stopped extends Error {
  /** As shells have it. */
  readonly exitCode: number;

  constructor(signal: keyof typeof codes) {
    super(`Stopped by ${signal}. What was finished is kept.`);
    this.exitCode = codes[signal];
  }
}

/**
 * Aborted, with `Stopped`, when this process is asked to end, also as its terminal is closed. Asked again, it ends at
 * once. `ignore` leaves such signals to Node again.
 */
export function stopSignal(): { signal: AbortSignal; ignore(): void } {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals) => {
    ignore();
    controller.abort(new Stopped(signal as keyof typeof codes));
  };
  const ignore = () => {
    for (const name of names) process.off(name, stop);
  };
  for (const name of names) process.on(name, stop);
  return { signal: controller.signal, ignore };
}
