/**
 * P16 of vendors: once faults stop, what was asked for is at the vendor, and what is at the vendor is known; nothing waits but for a
 * person.
 * @module
 */
import { isAwaited } from '#domain/capabilities/propagation.ts';
import type { Town } from '../town.ts';
import type { AtRest } from './scene.ts';

const ofLinks = ({ state, licensing }: Town): string[] => {
  const known = new Map([...state.all('activationLink')].map((each) => [each.ciphertext, each]));
  return licensing.service.links.flatMap(({ link, used }) => {
    const ours = known.get(`activation-link ${link}`);
    if (used && ours?.state.name !== 'USED')
      return [`P16|a link was used in ${used.tenantId}, and is ${ours?.state.name ?? 'unknown'} here`];
    if (
      used &&
      ours?.state.name === 'USED' &&
      ours.state.tenantId !== undefined &&
      ours.state.tenantId !== used.tenantId
    )
      return [`P16|a link was used in ${used.tenantId}, and here in ${ours.state.tenantId}`];
    return !used && ours?.state.name === 'USED' ? ['P16|a link is used here, and not at the vendor'] : [];
  });
};

const ofRedemptions = ({ state, licensing }: Town): string[] =>
  [...state.all('activations')].flatMap(({ tenantId, redemptions }) =>
    redemptions.flatMap(({ activationId, state: { name } }) => {
      const used = licensing.service.links.find((each) => each.used?.activationId === activationId);
      const isOpen = name === 'REQUESTED' || name === 'SENT' || name === 'UNCLEAR';
      return [
        ...(isOpen ? [`P16|${activationId} of ${tenantId} is ${name} still`] : []),
        ...(used && name === 'REFUSED' && !licensing.settled.has(activationId)
          ? [`P16|${activationId} was activated, and is REFUSED here`]
          : []),
      ];
    }),
  );

const ofFacts = ({ state, licensing }: Town): string[] =>
  licensing.service.links.flatMap(({ used }) => {
    if (!used) return [];
    const facts = state.get('activations', used.tenantId)?.facts ?? [];
    return facts.some(({ at }) => at === used.at)
      ? []
      : [`P16|what was activated in ${used.tenantId} is not known there`];
  });

const ofPropagations = ({ state, licensing }: Town): string[] =>
  [...state.all('propagation')].flatMap((each) => {
    const { propagationId: id, state: standing, tenantId, subject, desired, successor } = each;
    if (isAwaited(each)) return [`P16|${id} (${subject}) is ${standing.name} still`];
    if (standing.name !== 'SYNCED' || successor !== undefined) return [];
    const shown = licensing.portal.shown(tenantId, subject);
    return shown !== desired
      ? [`P16|${id} (${subject}) is SYNCED, and the vendor shows ${shown} instead of ${desired}`]
      : [];
  });

const ofChanges = ({ state, licensing }: Town): string[] =>
  [...licensing.portal.taken.keys()].flatMap((id) =>
    state.get('propagation', id) ? [] : [`P16|the vendor was told ${id}, of which nothing is known`],
  );

/** Looked at once, at rest. */
export const p16Licensed: AtRest = (town) =>
  town.isLicensed
    ? [
        ...ofLinks(town),
        ...ofRedemptions(town),
        ...ofFacts(town),
        ...ofPropagations(town),
        ...ofChanges(town),
      ]
    : [];
