/** Epoch milliseconds as AWS JSON writes a timestamp: seconds with a fraction. */
export const epochSeconds = (ms: number): number => ms / 1000;

/** Epoch milliseconds as notifications write a time: ISO 8601 in UTC, whole seconds. */
export const isoSeconds = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** 00:00 UTC on the 1st of the month that the instant lies in. */
export const monthStart = (ms: number): number => {
  const date = new Date(ms);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
};
