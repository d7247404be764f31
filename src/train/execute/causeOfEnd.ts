/** How a process ended, for a message. */
export const causeOfEnd = (code: number | null, signal: string | null): string =>
  signal === 'SIGKILL' ? 'SIGKILL; is there too little memory?' : `${signal ?? `exit code ${code}`}.`;
