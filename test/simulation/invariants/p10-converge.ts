/**
 * P10, L6: whatever is heard again changes nothing. At rest, AWS says everything once more, the last first.
 * @module
 */
import type { Town } from '../town.ts';

/** What stands of licenses, agreements and tenants. */
const standing = ({ state }: Town): string =>
  JSON.stringify([[...state.all('license')], [...state.all('agreement')], [...state.all('tenant')]]);

/** Delivers all that AWS has said again, and compares. */
export const p10Converge = async (town: Town): Promise<string[]> => {
  const before = standing(town);
  for (const event of town.market.said.toReversed()) void town.market.again(event);
  if (!(await town.world.run())) return ['P10|what is heard again never comes to rest'];
  return standing(town) === before ? [] : ['P10|what is heard again changes something'];
};
