/**
 * Activation links: what one looks like, strictly, and how it is shown. A link is as good as the license itself, so it is
 * kept sealed, found by its hash, and shown masked.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { Sealed } from '../sealed.ts';
import type { Instant } from '../time.ts';

/** characters · longest link that is read. Ours. */
export const LINK_CHARACTERS_MAX = 2_000;

/** What may stand behind the host (RFC 3986: path and query), so that nothing is read otherwise elsewhere: no space, no backslash, no #. */
const PATH = /^\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-F]{2})+$/;

/** A step up or on the spot, which a browser takes before it sends: the same link by another name. */
const DOT_SEGMENT = /(?:^|\/)(?:\.|%2e){1,2}(?:[/?]|$)/i;

/** A letter, digit, -, ., _ or ~ that needs no escape: the same link by another name. */
const NEEDLESS_ESCAPE = /%(?:2[DE]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])/;

const SCHEME = 'https://';

const isPath = (path: string): boolean =>
  PATH.test(path) && /[A-Za-z0-9]/.test(path) && !DOT_SEGMENT.test(path) && !NEEDLESS_ESCAPE.test(path);

/**
 * A link, as it goes into hash, seal and vendor. It is compared letter by letter with what the vendor writes and never
 * parsed: no other scheme, host, letter case, port, user, trailing dot or look-alike passes, and one link has one spelling.
 * @param hosts those of the policy
 * @returns the link without spaces around it; refusal: LINK_FORMAT
 */
export const checkedLink = (text: string, hosts: readonly string[]): { readonly link: string } | Refusal => {
  const link = text.trim();
  const host = hosts.find((each) => link.startsWith(`${SCHEME}${each}/`));
  const isLink =
    host !== undefined &&
    link.length <= LINK_CHARACTERS_MAX &&
    isPath(link.slice(SCHEME.length + host.length));
  return isLink ? { link } : refuse('LINK_FORMAT', { hosts: hosts.join(', ') });
};

/** characters · of a link's end that are shown, where that is no more than a quarter of it. */
const SHOWN_CHARACTERS = 4;

/** A checked link as it is shown: its host, and as much of its end as tells two apart. */
export const maskedLink = (link: string): string => {
  const at = link.indexOf('/', SCHEME.length);
  const path = link.slice(at + 1);
  const shown = path.length >= SHOWN_CHARACTERS * SHOWN_CHARACTERS ? path.slice(-SHOWN_CHARACTERS) : '';
  return `${link.slice(0, at)}/…${shown}`;
};

/** What becomes of a link: free, held by a redemption that is under way, or used for good. */
export type LinkState =
  | { readonly name: 'FREE' }
  | { readonly name: 'HELD'; readonly tenantId: string; readonly activationId: string }
  /** Without a tenant: in an account of the vendor's that we do not know. */
  | { readonly name: 'USED'; readonly tenantId?: string; readonly at: Instant };

/** One activation link. Its key is its hash, whoever's it is: a link is redeemed once. */
export interface ActivationLink extends Sealed {
  readonly state: LinkState;
}

/**
 * Why a link cannot be redeemed: it was, or is about to be, here or in another tenant.
 * @returns refusal LINK_ALREADY_USED; `undefined` where it is free or unknown
 */
export const whyLinkTaken = (link: ActivationLink | undefined): Refusal | undefined =>
  link === undefined || link.state.name === 'FREE'
    ? undefined
    : refuse('LINK_ALREADY_USED', {
        link: link.masked,
        ...(link.state.tenantId === undefined ? {} : { tenantId: link.state.tenantId }),
      });
