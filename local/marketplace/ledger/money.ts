/** Prices have at most this many decimals; amounts are exact in them. */
const DECIMALS = 8;

const scaled = (decimal: string): bigint => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(DECIMALS, '0'));
};

const written = (value: bigint): string => {
  const digits = value.toString().padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '').padEnd(2, '0');
  return `${digits.slice(0, -DECIMALS)}.${fraction}`;
};

/** `price` (US dollars, decimal text) times a whole `quantity`, exactly; at least two decimals. */
export const times = (price: string, quantity: number): string => written(scaled(price) * BigInt(quantity));

/** The exact sum of amounts (US dollars, decimal text). */
export const sum = (amounts: readonly string[]): string =>
  written(amounts.reduce((total, amount) => total + scaled(amount), 0n));
