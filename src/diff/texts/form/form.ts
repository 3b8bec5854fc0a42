/** How each part of a body is written whose members are texts: a form (OpenAPI 3.1.1, section 4.8.15), XML, a table. */
import { isObject, type JsonObject, member } from '../../../json.js';
import type { Step } from '../../../schema/question.js';
import { type SideName, sideNames } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import type { Use } from '../../graph/reach.js';
import { isForm } from '../../match/content/encodings.js';
import { mannerOf } from '../../match/content/manner.js';
import { essence } from '../../match/content/media-types.js';
import { type Carrier, elements, separatorOf } from '../style/style.js';

/** The body of one message, as both releases have it. */
export class Form {
  /** Is it a form, whose parts have names? */
  readonly isForm: boolean;
  /** Does each part have a media type of its own? */
  readonly hasParts: boolean;
  /** The same for bodies that are written alike. */
  readonly key: string;
  readonly #encodings: Readonly<Record<SideName, JsonObject>>;

  constructor(documents: Documents, { root, message }: Pick<Use, 'root' | 'message'>) {
    const mediaType = essence(message().mediaType ?? '');
    this.isForm = isForm(mediaType);
    this.hasParts = mediaType.startsWith('multipart/');
    const encodingOf = (side: SideName): JsonObject => {
      const media = documents[side].at((root?.schema[side].pointer ?? '').replace(/\/schema$/, ''));
      const encoding = member(media, 'encoding');
      return this.isForm && isObject(encoding) ? encoding : {};
    };
    this.#encodings = { base: encodingOf('base'), revision: encodingOf('revision') };
    this.key = JSON.stringify([mediaType, this.#encodings]);
  }

  /** What a release says of the part that a path leads into. */
  partAt(side: SideName, [first]: readonly Step[]): JsonObject {
    const part = first?.kind === 'property' ? member(this.#encodings[side], first.name) : undefined;
    return isObject(part) ? part : {};
  }

  /** The single values at a path: are they texts, or typed, as in a part of JSON? Null where no standard says it. */
  mannerAt(path: readonly Step[]): 'text' | 'typed' | null {
    if (!this.isForm) return 'text';
    const parts = sideNames.map((side) => this.partAt(side, path));
    const isStyled = parts.every(({ style }) => style !== undefined);
    const types = parts.map(({ style, contentType }) => (style === undefined ? mannersOf(contentType) : []));
    const isAll = (manner: string): boolean =>
      types.every((each) => each.length > 0 && each.every((one) => one === manner));
    if (isAll('typed')) return 'typed';
    // Objects, and lists of them, are JSON where nothing else is said, but older forms knew no such rule.
    const isDeep = path.length > 2 || path.slice(1).some(({ kind }) => kind !== 'items' && kind !== 'item');
    if (!isDeep || isStyled || isAll('fields')) return 'text';
    return this.hasParts && types.every((each) => each.length === 0) ? 'typed' : null;
  }

  /** Are single values at a path texts, written alike in both releases? */
  isTextAt(path: readonly Step[]): boolean {
    const [base, revision] = sideNames.map((side) => this.carrierAt(side, path));
    const isAlike =
      base?.separator === revision?.separator &&
      (base?.writing.style === 'deepObject') === (revision?.writing.style === 'deepObject');
    return isAlike && this.mannerAt(path) === 'text';
  }

  /** The same of members that have no name of their own: what is said of one by its name is not known of them. */
  isTextAtAny(path: readonly Step[]): boolean {
    return path.length > 0 || sideNames.every((side) => Object.keys(this.#encodings[side]).length === 0);
  }

  /**
   * Is a list of one written as its item there? In brackets it is not, nor where items are joined or are items
   * themselves.
   */
  isItemAlone(path: readonly Step[]): boolean {
    const last = path.at(-1)?.kind;
    return (
      last !== undefined &&
      last !== 'items' &&
      last !== 'item' &&
      (!this.isForm || path.length === 1) &&
      sideNames.every((side) => {
        const { separator, writing } = this.carrierAt(side, path);
        return separator === null && writing.style !== 'deepObject';
      })
    );
  }

  /** How the value at a path is written. */
  carrierAt(side: SideName, path: readonly Step[]): Carrier {
    const own = this.partAt(side, path);
    // What is written with names in brackets is so at any depth.
    const part = path.length === 1 || own.style === 'deepObject' ? own : {};
    const style = typeof part.style === 'string' ? part.style : this.isForm ? 'form' : elements;
    const explode = typeof part.explode === 'boolean' ? part.explode : style === 'form' || style === elements;
    const writing = { style, explode, reserved: false };
    return { place: 'body', writing, separator: separatorOf(writing), demanded: false, takesEmpty: false };
  }
}

/** How the media types that a part may have write values. */
function mannersOf(contentType: unknown): string[] {
  return typeof contentType === 'string' ? contentType.split(',').map((each) => mannerOf(each.trim())) : [];
}
