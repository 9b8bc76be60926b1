import { SANDBOX_RECEIVER, SANDBOX_SIGN_UP, SANDBOX_VENDOR } from '#domain/names.ts';
import type { Resource } from './template/resources.ts';

/** Replaces the addresses that the template's doors would have on AWS by those they have on this machine. */
export type Localize = (text: string) => string;

/** Who plays the seller's own systems on this machine: addresses without trailing slash; absent: nobody. */
export interface StandIns {
  /** Receives webhooks. */
  receiver?: string;
  /** The seller's own sign-up. */
  signUp?: string;
  /** The seller's product, which says what is registered. */
  vendor?: string;
}

/** The doors' addresses on this machine, without trailing slash. */
export interface DoorUrls extends StandIns {
  publicDoor: string;
  operatorDoor: string;
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Finds `https://<api id>.execute-api.<Region>.amazonaws.com`, and the custom domains of the template. A stage in the path
 * stays: the door serves it as the API's own address does. The stand-ins for the seller's systems are this machine, too.
 */
export const openLocalize = (resources: readonly Resource[], urls: DoorUrls): Localize => {
  const rules = resources.flatMap(({ type, ref, region, properties }): [RegExp, string][] => {
    const apiHost = new RegExp(`https://${escapeRegExp(`${ref}.execute-api.${region}.amazonaws.com`)}`, 'g');
    const domainHost = new RegExp(`https://${escapeRegExp(String(properties.DomainName))}`, 'g');
    switch (type) {
      case 'AWS::ApiGateway::RestApi':
        return [[apiHost, urls.publicDoor]];
      case 'AWS::ApiGatewayV2::Api':
        return [[apiHost, urls.operatorDoor]];
      case 'AWS::ApiGateway::DomainName':
        return [[domainHost, urls.publicDoor]];
      case 'AWS::ApiGatewayV2::DomainName':
        return [[domainHost, urls.operatorDoor]];
      default:
        return [];
    }
  });
  const standIns = [
    [SANDBOX_RECEIVER, urls.receiver],
    [SANDBOX_SIGN_UP, urls.signUp],
    [SANDBOX_VENDOR, urls.vendor],
  ] as const;
  for (const [name, url] of standIns) if (url) rules.push([new RegExp(escapeRegExp(name), 'g'), url]);
  return (text) => rules.reduce((changed, [pattern, local]) => changed.replace(pattern, local), text);
};
