import { pointerOf } from '../subject/json';
import { text } from '../subject/shapes/shape';
import { SHAPES } from '../subject/shapes/shapes';
import type { SourceDocument, Subject, SubjectOrigin } from '../subject/subject';
import { MaskedSource } from './masked-source';
import { sightOf, step, type Sight } from './sight';

/** The files that subjects were read from, by name, each parsed when a code frame first asks for it. */
export class MaskedSources {
  readonly #documents = new Map<string, { readonly document: SourceDocument; readonly roots: Map<string, Sight> }>();
  readonly #sources = new Map<string, MaskedSource>();

  constructor(subjects: Iterable<Subject>) {
    for (const { origin, parts = [], type } of new Set(subjects)) {
      const whole = sightOf(SHAPES[type]);
      if (origin !== null) this.#add(origin, whole);
      for (const part of parts) this.#add(part.origin, part.at.reduce(step, whole));
    }
  }

  #add({ document, resource, configuration }: SubjectOrigin, sight: Sight): void {
    const entry = this.#documents.get(document.name) ?? { document, roots: new Map<string, Sight>() };
    // A template's own word for what the lines belong to.
    entry.roots.set(pointerOf([...resource, 'Type']), sightOf(text));
    entry.roots.set(pointerOf(configuration), sight);
    this.#documents.set(document.name, entry);
  }

  /** The file of that name, in which only what the resources' shapes know to be harmless is shown. */
  get(name: string): MaskedSource | undefined {
    const known = this.#sources.get(name);
    if (known !== undefined) return known;
    const entry = this.#documents.get(name);
    if (entry === undefined) return undefined;
    const source = new MaskedSource(entry.document, entry.roots);
    this.#sources.set(name, source);
    return source;
  }
}
