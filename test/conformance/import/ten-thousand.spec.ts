import '../../directory/quiet.ts';
import { MINUTE_MS } from '#domain/time.ts';
import { importsMany } from '../../import/story.ts';

importsMany(10_000, 10 * MINUTE_MS);
