/**
 * What no schema of single values can say of features and seats.
 * @module
 */
import type { Fault } from '../errors.ts';
import type { EnrolmentFeature, SeatsPolicy } from './enrolment-schema.ts';
import { repeatedFaults } from './parts.ts';

const featureFaults = (features: readonly EnrolmentFeature[]): Fault[] => [
  ...repeatedFaults('enrolments', features),
  ...features.flatMap(({ periodDays, remindDays = [], banner, early, partners, wrongRoutes = [] }, at) => {
    const place = `enrolments.${at}`;
    const right = [early?.route, partners?.route];
    return [
      ...remindDays.flatMap((days, n) =>
        days >= periodDays ? [{ field: `${place}.remindDays.${n}`, message: 'is before the rollout' }] : [],
      ),
      ...(['en', 'ja', 'fr'] as const).flatMap((locale) =>
        banner.text[locale].includes('{date}')
          ? []
          : [{ field: `${place}.banner.text.${locale}`, message: 'does not say the date: {date}' }],
      ),
      ...wrongRoutes.flatMap(({ route }, n) =>
        right.includes(route)
          ? [{ field: `${place}.wrongRoutes.${n}`, message: `${route} is a right route as well` }]
          : [],
      ),
    ];
  }),
];

const partFaults = ({ services, parts }: SeatsPolicy): Fault[] =>
  parts.flatMap((part, at) => [
    ...part.services.flatMap((id, n) =>
      services.some((service) => service.id === id)
        ? []
        : [{ field: `seats.parts.${at}.services.${n}`, message: `${id} is no service of the policy` }],
    ),
    ...(part.units === undefined && part.dimension === undefined
      ? [{ field: `seats.parts.${at}`, message: 'says neither units nor the dimension that has them' }]
      : []),
  ]);

const defaultFaults = ({ parts, defaults = [] }: SeatsPolicy): Fault[] => {
  const bases = defaults.filter((id) => parts.some((part) => part.id === id && part.kind !== 'add-on'));
  return [
    ...defaults.flatMap((id, n) =>
      parts.some((part) => part.id === id)
        ? []
        : [{ field: `seats.defaults.${n}`, message: `${id} is no part of the policy` }],
    ),
    ...(defaults.length > 0 && bases.length !== 1
      ? [{ field: 'seats.defaults', message: `has ${bases.length} base parts; a device holds one` }]
      : []),
  ];
};

/** Every fault of features and seats that their schemas cannot see, each with its place. */
export const enrolmentFaults = (
  features: readonly EnrolmentFeature[] | undefined,
  seats: SeatsPolicy | undefined,
): Fault[] => [
  ...featureFaults(features ?? []),
  ...(seats
    ? [
        ...repeatedFaults('seats.services', seats.services),
        ...repeatedFaults('seats.parts', seats.parts),
        ...partFaults(seats),
        ...defaultFaults(seats),
        ...(seats.feature === undefined || features?.some(({ id }) => id === seats.feature)
          ? []
          : [{ field: 'seats.feature', message: `${seats.feature} is no feature of the policy` }]),
      ]
    : []),
];
