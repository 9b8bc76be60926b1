/**
 * A buyer: an AWS account, an e-mail address and a browser. They subscribe, set up their account and cancel.
 * @module
 */
import * as v from 'valibot';
import { Browser, type Page } from './browser.ts';
import type { Stage } from './stage.ts';

const Subscribed = v.looseObject({ agreementId: v.string(), licenseArn: v.string() });
const Issued = v.looseObject({
  token: v.string(),
  fulfillmentUrl: v.string(),
  offerType: v.optional(v.string()),
});
const idOf = (licenseArn: string): string => `${licenseArn.slice(licenseArn.lastIndexOf(':') + 1)}~1`;

/** A purchase, from what the simulator says of it. */
export const purchaseOf = (given: unknown): Purchase => {
  const { agreementId, licenseArn } = v.parse(Subscribed, given);
  return { agreementId, licenseArn, subscriptionId: idOf(licenseArn) };
};

/** What a purchase gave. */
export interface Purchase {
  readonly agreementId: string;
  readonly licenseArn: string;
  /** The id of Concord's subscription for it. */
  readonly subscriptionId: string;
}

const CODE = /\b(\d{6})\b/;

/** A person who buys. */
export class Buyer {
  readonly account: string;
  readonly email: string;
  readonly #stage: Stage;
  readonly #browser: Browser;

  /**
   * @param language of the browser: en, ja or fr
   * @param account 12 digits; one that nobody used before unless told
   */
  constructor(stage: Stage, language: string, account?: string) {
    const digits = String(Math.floor(Math.random() * 1e11)).padStart(11, '0');
    this.account = account ?? `9${digits}`;
    this.email = `buyer-${digits}@example.com`;
    this.#stage = stage;
    this.#browser = new Browser(language);
  }

  /**
   * Subscribes to a product in AWS Marketplace.
   * @param terms an `offerId` other than the public one, or `grants`
   * @param accountId the account they are signed in to; their own unless told
   */
  async subscribe(productCode: string, terms: object = {}, accountId = this.account): Promise<Purchase> {
    await this.#stage.marketplace('buyer', { accountId });
    return purchaseOf(await this.#stage.marketplace('subscribe', { accountId, productCode, ...terms }));
  }

  /** Cancels in the console of AWS Marketplace. */
  async cancel({ agreementId }: Purchase): Promise<void> {
    await this.#stage.marketplace('cancel', { agreementId });
  }

  /** Chooses "Set up your account": the token is posted from AWS's page to the product's. */
  async setUp({ licenseArn }: Purchase): Promise<Page> {
    const issued = v.parse(Issued, await this.#stage.marketplace('token', { licenseArn }));
    const fields = {
      'x-amzn-marketplace-token': issued.token,
      ...(issued.offerType ? { 'x-amzn-marketplace-offer-type': issued.offerType } : {}),
    };
    return this.#browser.post(issued.fulfillmentUrl, fields, this.#stage.urls.marketplace);
  }

  /** Enters the e-mail address on the page one landed on; a code is on its way then. */
  sendEmail(landed: Page): Promise<Page> {
    return this.#browser.submit(landed, '/code', {
      email: this.email,
      name: '山田 太郎',
      company: '例示株式会社',
    });
  }

  /** Fills in the seller's own sign-up, where a product is handed off to it. */
  signUp(shown: Page): Promise<Page> {
    return this.#browser.submit(shown, '/sign-up', { email: this.email });
  }

  /** Opens an address in this buyer's browser. */
  open(url: string): Promise<Page> {
    return this.#browser.open(url);
  }

  /** Whether the page knows this browser's proven address already. */
  isKnown(landed: Page): boolean {
    return this.#browser.offers(landed, '/continue');
  }

  /** Goes on in a browser that has proven the address before. */
  goOn(landed: Page): Promise<Page> {
    return this.#browser.submit(landed, '/continue');
  }

  /** The code in the latest letter that has one. */
  async readCode(): Promise<string | undefined> {
    const letters = await this.#stage.letters(this.email);
    return letters.map(({ text }) => CODE.exec(text)?.[1]).find((code) => code !== undefined);
  }

  /** Enters the code. */
  prove(asked: Page, code: string): Promise<Page> {
    return this.#browser.submit(asked, '/proof', { code });
  }

  /** Chooses a new tenant (`new`) or one that this buyer administers; who has none yet is not asked. */
  async choose(offered: Page, tenant: string): Promise<Page> {
    const asked = this.#browser.offers(offered, '/choice');
    return asked ? this.#browser.submit(offered, '/choice', { tenant }) : offered;
  }

  /** Confirms what the page shows. */
  confirm(shown: Page): Promise<Page> {
    return this.#browser.submit(shown, '/complete');
  }
}
