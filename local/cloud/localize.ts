import { SANDBOX_RECEIVER, SANDBOX_SIGN_UP } from '#domain/names.ts';
import type { Resource } from './template/resources.ts';

/** Replaces the addresses that the template's doors would have on AWS by those they have on this machine. */
export type Localize = (text: string) => string;

/** The doors' addresses on this machine, without trailing slash. */
export interface DoorUrls {
  publicDoor: string;
  operatorDoor: string;
  /** Who receives webhooks on this machine; absent: nobody. */
  receiver?: string;
  /** Who plays the seller's own sign-up; absent: nobody. */
  signUp?: string;
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Finds `https://<api id>.execute-api.<Region>.amazonaws.com`, and the custom domains of the template. A stage in the path
 * stays: the door serves it as the API's own address does. The stand-in for the sandbox's receiver is this machine, too.
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
  if (urls.receiver) rules.push([new RegExp(escapeRegExp(SANDBOX_RECEIVER), 'g'), urls.receiver]);
  if (urls.signUp) rules.push([new RegExp(escapeRegExp(SANDBOX_SIGN_UP), 'g'), urls.signUp]);
  return (text) => rules.reduce((changed, [pattern, local]) => changed.replace(pattern, local), text);
};
