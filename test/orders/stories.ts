/**
 * What can happen between a buyer and us, in stories of up to eight facts. Times are physically sensible: who lands
 * later than an end that is known is refused at the door, and so is no story.
 * @module
 */
import { AGAIN } from './stories/again.ts';
import { CHAINS } from './stories/chains.ts';
import { LATE_AND_LEGACY } from './stories/late-and-legacy.ts';
import { MOVING } from './stories/moving.ts';
import { ONE_LICENSE } from './stories/one-license.ts';
import { REASSIGNED } from './stories/reassigned.ts';
import { type Story, story } from './story.ts';

const TOLD = [...ONE_LICENSE, ...AGAIN, ...CHAINS, ...LATE_AND_LEGACY, ...MOVING, ...REASSIGNED];

/** Every story in its short form: at most six facts, 15,840 histories. */
export const SHORT_STORIES: readonly Story[] = TOLD.map(({ name, facts, ends, policy }) =>
  story(name, facts, ends, policy),
);

/** Every story in full: up to eight facts, 1,491,840 histories. */
export const FULL_STORIES: readonly Story[] = TOLD.map(
  ({ name, facts, further = [], ends, endsInFull = ends, policy }) =>
    story(name, [...facts, ...further], endsInFull, policy),
);

/** The stories in one of their forms. */
export type StoryForm = 'short' | 'full';
export const storiesOf = (form: StoryForm): readonly Story[] =>
  form === 'short' ? SHORT_STORIES : FULL_STORIES;
