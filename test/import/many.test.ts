import '../directory/quiet.ts';
import { MINUTE_MS } from '#domain/time.ts';
import { importsMany } from './story.ts';

importsMany(1_000, MINUTE_MS);
