/**
 * What no schema of single values can say of support cases: they name routes and notices that are there, and who wants a
 * file says which.
 * @module
 */
import type { Fault } from '../errors.ts';
import { repeatedFaults } from './parts.ts';
import type { SupportPolicy } from './support-schema.ts';

const absentFaults = (
  names: readonly string[],
  known: readonly { readonly id: string }[],
  placeOf: (at: number) => string,
  what: string,
): Fault[] =>
  names.flatMap((name, at) =>
    known.some(({ id }) => id === name) ? [] : [{ field: placeOf(at), message: `${name} is no ${what}` }],
  );

const caseFaults = (kind: SupportPolicy['cases'][number], place: string, policy: SupportPolicy): Fault[] => {
  const routes = kind.routes.map(({ route }) => route);
  const wantsFiles = kind.evidence.some((evidence) => evidence.kind === 'attachment');
  return [
    ...repeatedFaults(`${place}.evidence`, kind.evidence),
    ...repeatedFaults(
      `${place}.routes`,
      routes.map((id) => ({ id })),
    ),
    ...absentFaults(routes, policy.routes, (at) => `${place}.routes.${at}.route`, 'route'),
    ...(wantsFiles === (kind.attachments !== undefined)
      ? []
      : [
          {
            field: `${place}.attachments`,
            message: wantsFiles ? 'says which files may be attached' : 'no evidence is an attachment',
          },
        ]),
  ];
};

/**
 * Every fault of the support rules that their schema cannot see, each with its place.
 * @param support as the schema lets it through; none where the policy has no cases
 */
export const supportFaults = (support: SupportPolicy | undefined): Fault[] => {
  if (!support) return [];
  const { routes, notices = [], cases } = support;
  return [
    ...repeatedFaults('support.routes', routes),
    ...repeatedFaults('support.notices', notices),
    ...repeatedFaults('support.cases', cases),
    ...routes.flatMap(({ notices: read = [] }, at) =>
      absentFaults(read, notices, (n) => `support.routes.${at}.notices.${n}`, 'notice'),
    ),
    ...cases.flatMap((kind, at) => caseFaults(kind, `support.cases.${at}`, support)),
  ];
};
