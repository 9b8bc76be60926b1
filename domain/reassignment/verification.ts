/**
 * Verification: the seller's own system says, service by service, whether it knows the tenant as paid for through AWS
 * Marketplace. Only when all of them do may the old account be canceled. It says what it shows to a person; the policy says
 * which words mean yes.
 * @module
 */
import type { Instant } from '../time.ts';

/** What the seller's system said of one tenant. */
export interface SaidRegistration {
  /** The subscription type that it shows, e.g. `AWS Marketplace`. */
  readonly type: string;
  /** The account that pays, 12 digits, where it says so: what it says of the account before is no answer. */
  readonly buyerAccount?: string;
  readonly services: readonly { readonly id: string; readonly status: string }[];
  /** The moment it speaks of. */
  readonly at: Instant;
}

/** What the policy wants to read there. */
export interface VerificationWords {
  readonly subscriptionType: string;
  /** The status of a service that is registered, e.g. `登録済み`. */
  readonly registered: string;
  readonly services: readonly { readonly id: string; readonly name: string }[];
}

/** What does not stand there yet; `said` is absent where nothing was said. */
export type Lack =
  | { readonly lacks: 'type'; readonly said: string }
  | { readonly lacks: 'account'; readonly said: string }
  /** What was said is older than the change that it shall confirm. */
  | { readonly lacks: 'freshness'; readonly at: Instant }
  | { readonly lacks: 'service'; readonly id: string; readonly name: string; readonly said?: string };

export type Verification =
  | { readonly outcome: 'complete' }
  | { readonly outcome: 'incomplete'; readonly lacking: readonly Lack[] };

/** Full-width and half-width forms, and forms of one character, read the same. */
const isSame = (left: string, right: string): boolean =>
  left.normalize('NFKC').trim() === right.normalize('NFKC').trim();

const lacksOfServices = ({ services, registered }: VerificationWords, said: SaidRegistration): Lack[] =>
  services.flatMap(({ id, name }): Lack[] => {
    const statuses = said.services.filter((service) => service.id === id).map(({ status }) => status);
    const other = statuses.find((status) => !isSame(status, registered));
    if (statuses.length > 0 && other === undefined) return [];
    return [{ lacks: 'service', id, name, ...(other === undefined ? {} : { said: other }) }];
  });

/** The change that is to be confirmed. */
export interface ExpectedRegistration {
  /** Who pays since the link moved, 12 digits. */
  readonly buyerAccount: string;
  /** When the link moved. */
  readonly since?: Instant;
}

const lacksOfChange = (said: SaidRegistration, { buyerAccount, since = 0 }: ExpectedRegistration): Lack[] => [
  ...(said.buyerAccount === undefined || said.buyerAccount === buyerAccount
    ? []
    : [{ lacks: 'account' as const, said: said.buyerAccount }]),
  ...(said.at < since ? [{ lacks: 'freshness' as const, at: said.at }] : []),
];

/**
 * Whether what was said is what the policy wants: the type, the account where one was said, and every service of the policy.
 * Services that the policy does not list do not matter; a listed one that was not spoken of is not registered.
 * @param expected what was said of the time before, or of the account before, is no answer
 * @returns every lack at once, services in the order of the policy
 */
export const verificationOf = (
  words: VerificationWords,
  said: SaidRegistration,
  expected?: ExpectedRegistration,
): Verification => {
  const { type } = said;
  const lacking: Lack[] = [
    ...(isSame(type, words.subscriptionType) ? [] : [{ lacks: 'type' as const, said: type }]),
    ...(expected ? lacksOfChange(said, expected) : []),
    ...lacksOfServices(words, said),
  ];
  return lacking.length === 0 ? { outcome: 'complete' } : { outcome: 'incomplete', lacking };
};

/** The names of the services that are not registered, as a person knows them. */
export const servicesLacking = (verification: Verification): readonly string[] =>
  verification.outcome === 'complete'
    ? []
    : verification.lacking.flatMap((lack) => (lack.lacks === 'service' ? [lack.name] : []));
