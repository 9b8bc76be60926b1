/**
 * Evidence as a person types it: read by what the case asks for there, before any of it is kept.
 * @module
 */
import * as v from 'valibot';
import { checkedLink, maskedLink } from '../activation/link.ts';
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import type { WantedEvidence } from '../policy/support-terms.ts';
import { masked } from '../registration/masked.ts';

/** characters · longest e-mail address (RFC 5321, 4.5.3.1.3, less its brackets). */
const EMAIL_CHARACTERS_MAX = 254;

const Email = v.pipe(v.string(), v.maxLength(EMAIL_CHARACTERS_MAX), v.email());

/** What was typed: words that are kept as they are, or what is sealed before it is kept. */
export type PlainEvidence =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'secret';
      readonly plain: string;
      readonly masked: string;
      /** What it is, and so what it may be opened as. */
      readonly purpose: 'activation-link' | 'email';
    };

/**
 * Reads what a person typed for a piece of evidence. Spaces around it are no part of it.
 * @param hosts of activation links, by the policy
 * @returns refusals: LINK_FORMAT, EVIDENCE_UNFIT for what is no address
 */
export const readEvidence = (
  { id, kind }: Pick<WantedEvidence, 'id' | 'kind'>,
  typed: string,
  hosts: readonly string[],
): PlainEvidence | Refusal => {
  const text = typed.trim();
  if (kind === 'activation-link') {
    const checked = checkedLink(text, hosts);
    if (isRefusal(checked)) return checked;
    const { link } = checked;
    return { kind: 'secret', plain: link, masked: maskedLink(link), purpose: 'activation-link' };
  }
  if (kind !== 'email') return { kind: 'text', text };
  // one address is one person, in whatever capitals: they are found again where they are to be forgotten
  return v.is(Email, text)
    ? { kind: 'secret', plain: text.toLowerCase(), masked: masked(text), purpose: 'email' }
    : refuse('EVIDENCE_UNFIT', { evidence: id, kind });
};

/** What a sealed value of this evidence was sealed as; `undefined` where none of it is sealed. */
export const purposeOf = (
  wanted: readonly Pick<WantedEvidence, 'id' | 'kind'>[],
  evidence: string,
): 'activation-link' | 'email' | undefined => {
  const kind = wanted.find(({ id }) => id === evidence)?.kind;
  return kind === 'activation-link' || kind === 'email' ? kind : undefined;
};
