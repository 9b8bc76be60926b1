/**
 * What every function's wiring begins with: products, policies, clock.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { newId, now } from './clock.ts';
import { count } from './log.ts';
import { type PolicyShelf, policyShelf, readPolicies } from './policies.ts';
import { type Product, parseProducts } from './products.ts';

/** Time and ids of the real world, as the corridor takes them; conflicts are counted. */
export const surroundings = { now, newId, onConflict: () => count('commitConflicts') };

/**
 * The products on sale and the shelf of their policies.
 * @param requireEnv reads an environment variable
 * @param source where later policy versions live: the state store
 */
export const openShelf = (
  requireEnv: (name: string) => string,
  source: Parameters<typeof policyShelf>[0]['source'],
): { products: readonly Product[]; policies: PolicyShelf } => {
  const products = parseProducts(requireEnv(ENV.products));
  return { products, policies: policyShelf({ files: readPolicies(), products, source, now }) };
};
