/** A list cut into pages; the token is opaque to callers. */
interface Page<Item> {
  readonly items: Item[];
  readonly nextToken: string | undefined;
}

/** The token of the page that begins at `offset`. */
const tokenAt = (offset: number): string => Buffer.from(`page:${offset}`).toString('base64url');

/** Where a token's page begins; undefined for what we did not issue. */
const offsetOf = (token: string): number | undefined => {
  const [, offset] = /^page:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  return offset === undefined ? undefined : Number(offset);
};

/** The page of `size` items that `token` names (the first without one). `refuse` makes the error for a foreign token. */
export const page = <Item>(
  list: readonly Item[],
  { size, token, refuse }: { size: number; token: string | null | undefined; refuse: () => Error },
): Page<Item> => {
  const offset = token === null || token === undefined ? 0 : offsetOf(token);
  if (offset === undefined) throw refuse();
  const end = offset + size;
  return { items: list.slice(offset, end), nextToken: end < list.length ? tokenAt(end) : undefined };
};
