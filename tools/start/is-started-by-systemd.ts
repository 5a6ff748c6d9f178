export interface Surroundings {
  env: NodeJS.ProcessEnv;
  /** Whether what is said goes to a terminal. */
  isTerminal: boolean;
}

/**
 * Whether systemd runs this as a unit, and so decides whether it is started again. INVOCATION_ID is in the environment
 * of all that a unit runs (systemd.exec(5)); but some desktops' terminals are units too, and then it is a person's.
 */
export function isStartedBySystemd({ env, isTerminal }: Surroundings): boolean {
  return Boolean(env.INVOCATION_ID) && !isTerminal;
}
