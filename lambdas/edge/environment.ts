/**
 * Reads one environment variable; called by `wiring.ts` files alone.
 * @throws at start, naming the variable, where it is not set
 */
export const requireEnv = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`No value for the environment variable ${name}`);
  return value;
};

/** Reads a variable that not every deployment sets; called by `wiring.ts` files alone. */
export const optionalEnv = (name: string): string | undefined => process.env[name] || undefined;
