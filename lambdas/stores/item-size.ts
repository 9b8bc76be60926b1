/**
 * What DynamoDB counts: bytes of an item, and units of capacity. Developer guide, "Item sizes and formats" and "Read and write
 * operations", 2026-11.
 * @module
 */

/** bytes · one write unit writes so much of an item. */
const WRITE_UNIT_BYTES = 1024;

/** bytes · one read unit reads so much, strongly; half a unit does so eventually. */
const READ_UNIT_BYTES = 4096;

/** A list or map takes so much, and each member one more. */
const CONTAINER_BYTES = 3;

const textBytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** One byte for two significant digits, one more, and another below zero. */
const numberBytes = (value: number): number => {
  const [mantissa = ''] = String(Math.abs(value)).split('e');
  const digits = mantissa.replace('.', '').replace(/^0+|0+$/g, '').length;
  return digits === 0 ? 1 : Math.ceil(digits / 2) + 1 + (value < 0 ? 1 : 0);
};

const valueBytes = (value: unknown): number => {
  if (typeof value === 'string') return textBytes(value);
  if (typeof value === 'number') return numberBytes(value);
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) {
    return value.reduce((sum: number, member) => sum + 1 + valueBytes(member), CONTAINER_BYTES);
  }
  if (typeof value !== 'object' || value === null) return 1;
  const members = Object.values(value).filter((member) => member !== undefined).length;
  return CONTAINER_BYTES + members + itemBytes(value as Record<string, unknown>);
};

/** Bytes of an item of plain values: names and values; what is undefined is not there. */
export const itemBytes = (item: Readonly<Record<string, unknown>>): number =>
  Object.entries(item).reduce(
    (sum, [name, value]) => (value === undefined ? sum : sum + textBytes(name) + valueBytes(value)),
    0,
  );

/** Write units for the larger of what stood there and what stands there now, in bytes; never none. */
export const writeUnits = (...bytes: readonly number[]): number =>
  Math.max(1, ...bytes.map((each) => Math.ceil(each / WRITE_UNIT_BYTES)));

/** Read units for what was looked through, in bytes; who finds nothing pays as for a little. */
export const readUnits = (bytes: number, strong: boolean): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * (strong ? 1 : 0.5);
