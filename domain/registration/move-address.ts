/**
 * Where the page of a move is.
 * @module
 */

/** Path, below the public door's origin, of the page that says how the latest move of a tenant stands. */
export const movePath = (tenantId: string): string => `/move/${tenantId}`;
