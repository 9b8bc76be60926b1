/**
 * E-mail addresses as they are shown to those who need not know them.
 * @module
 */

/** Enough of an address to recognize one's own or to see a typing mistake in its domain, too little to write to it. */
export const masked = (email: string): string => {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, Math.min(2, at))}…${email.slice(at)}`;
};
