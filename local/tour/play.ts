/**
 * Plays stories against a sandbox.
 * @module
 */
import * as v from 'valibot';
import { Narrator, NotAsSaid } from './narrator.ts';
import { Stage, type StageUrls } from './stage.ts';
import { STORIES } from './stories/index.ts';

const Products = v.object({
  products: v.array(v.looseObject({ code: v.string(), model: v.string(), integration: v.string() })),
});

/**
 * Plays stories one after the other.
 * @param names of stories; all of them where it is empty
 * @returns how many steps were as said
 * @throws NotAsSaid at the first step that is not
 */
export const play = async (urls: StageUrls, names: readonly string[]): Promise<number> => {
  const stage = new Stage(urls);
  const narrator = new Narrator();
  const answer = await fetch(`${urls.marketplace}/control/products`);
  const { products } = v.parse(Products, await answer.json());
  const productOf = (model: string): string =>
    products.find(({ integration, ...product }) =>
      model === 'legacy' ? integration === model : integration !== 'legacy' && product.model === model,
    )?.code ?? '';
  const productCode = productOf('subscription');
  for (const name of names.length > 0 ? names : Object.keys(STORIES)) {
    const story = STORIES[name];
    if (!story) throw new NotAsSaid(`no story ${name}; there are ${Object.keys(STORIES).join(', ')}`);
    narrator.title(story.title);
    await story.play({ stage, narrator, productCode, productOf });
  }
  return narrator.steps;
};
