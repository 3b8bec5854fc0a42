/** What is said of the content of a text: with its type where nothing else was said of the value, else by itself. */
import { type SideName, sideNames } from '../../change/pair.js';
import type { SchemaPlace } from '../../change/subjects.js';
import { says, saysNothing } from '../read/view.js';

/** The keywords that say it. */
export const contentKeywords = ['contentEncoding', 'contentMediaType', 'contentSchema'];

/** Does it come or go with all that is said of the value, so that it is one change with that? */
export function saysContentWithType(place: SchemaPlace): boolean {
  const isNothing = (side: SideName): boolean => saysNothing(says(place.documents[side], place[side].json));
  return contentKeywords.some((keyword) => place.differs.has(keyword)) && sideNames.some(isNothing);
}
