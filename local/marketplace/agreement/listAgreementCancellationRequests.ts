import * as v from 'valibot';
import { maybe, operation } from '../call.ts';
import { invalid } from '../fault.ts';
import { AGREEMENTS_PAGE } from '../limits.ts';
import { agreementOf } from '../lookups.ts';
import { page } from '../paging.ts';
import { cancellationView } from './view.ts';

/** The caller's cancellation requests as proposer or as acceptor, in pages; the list leaves the texts out. */
export const listAgreementCancellationRequests = operation(
  v.object({
    partyType: v.picklist(['Proposer', 'Acceptor']),
    agreementId: maybe(v.string()),
    status: maybe(v.string()),
    agreementType: maybe(v.string()),
    catalog: maybe(v.string()),
    maxResults: maybe(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(AGREEMENTS_PAGE))),
    nextToken: maybe(v.string()),
  }),
  (state, input, { caller }) => {
    const role = input.partyType === 'Proposer' ? 'proposer' : 'acceptor';
    const found = Object.values(state.cancellationRequests).filter(
      (request) =>
        agreementOf(state, request.agreementId)[role] === caller.account &&
        (input.agreementId ?? request.agreementId) === request.agreementId &&
        (input.status ?? request.status) === request.status,
    );
    const { items, nextToken } = page(found, {
      size: input.maxResults ?? AGREEMENTS_PAGE,
      token: input.nextToken,
      refuse: () => invalid('The nextToken is invalid.', 'INVALID_NEXT_TOKEN'),
    });
    return {
      items: items.map((request) => {
        const { description: _description, statusMessage: _message, ...summary } = cancellationView(request);
        return { ...summary, agreementType: 'PurchaseAgreement', catalog: 'AWSMarketplace' };
      }),
      ...(nextToken === undefined ? {} : { nextToken }),
    };
  },
);
