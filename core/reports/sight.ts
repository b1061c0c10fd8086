import type { Shape } from '../subject/shapes/shape';
import { text } from '../subject/shapes/shape';
import { spellingsOf } from '../subject/spelling';

/**
 * What may be shown of a place in a source file.
 *
 * `shape`: a scalar is shown if the shape has one there. `argument` marks the list of a function's arguments, which
 * stand for the place itself (`Fn::If: [condition, this, that]`). `names`: only members called Name or Key are shown.
 */
export type Sight =
  | { readonly kind: 'shape'; readonly shape: Shape; readonly argument: boolean }
  | { readonly kind: 'names' }
  | { readonly kind: 'hidden' };

export const HIDDEN: Sight = { kind: 'hidden' };

/** Members whose values people put secrets into: the whole of it, or everything but the names. Free maps are hidden too. */
const HIDDEN_MEMBERS = new Set([
  'Command',
  'EntryPoint',
  'EnvironmentFiles',
  'CredentialsParameter',
  'CredentialSpecs',
]);
const NAMES_ONLY_MEMBERS = new Set(['Environment', 'Secrets', 'SecretOptions', 'Tags', 'Properties']);

/** The sight of a place that has a shape. */
export function sightOf(shape: Shape): Sight {
  return { kind: 'shape', shape, argument: false };
}

/** The sight inside an intrinsic function, whose arguments stand for the place itself. */
export function argumentsOf(sight: Sight): Sight {
  return sight.kind === 'shape' ? { ...sight, argument: true } : sight;
}

/**
 * The sight one step further down. Whatever is not known to be harmless is hidden: free maps, members that no shape
 * names, everything outside the judged resource.
 */
export function step(sight: Sight, segment: string | number): Sight {
  if (sight.kind === 'hidden') return HIDDEN;
  if (typeof segment === 'number') return element(sight);
  if (/^(?:Ref|Fn::.+)$/.test(segment)) return argumentsOf(sight);
  if (sight.kind === 'names') return /^(?:name|key)$/i.test(segment) ? sightOf(text) : HIDDEN;
  const shape = withoutList(sight.shape);
  return shape.kind === 'object' ? memberOf(shape, segment) : HIDDEN;
}

/** Tells whether a scalar at this place is shown. */
export function isShown(sight: Sight): boolean {
  if (sight.kind !== 'shape') return false;
  switch (withoutList(sight.shape).kind) {
    case 'text':
    case 'flag':
    case 'number':
    case 'quantity':
      return true;
    case 'list':
    case 'map':
    case 'object':
      return false;
  }
}

/** What may stand in the place of a list as its lone element, as in policy documents. */
function withoutList(shape: Shape): Shape {
  return shape.kind === 'list' && shape.orOne ? shape.items : shape;
}

function element(sight: Exclude<Sight, { kind: 'hidden' }>): Sight {
  if (sight.kind === 'names') return sight;
  if (sight.argument) return sightOf(sight.shape);
  switch (sight.shape.kind) {
    case 'list':
      return sightOf(sight.shape.items);
    case 'text':
    case 'flag':
    case 'number':
    case 'quantity':
      // The inner list of Fn::Join.
      return sight;
    case 'map':
    case 'object':
      return HIDDEN;
  }
}

function memberOf(shape: Shape & { readonly kind: 'object' }, written: string): Sight {
  const lower = written.toLowerCase();
  const found = Object.entries(shape.members).find(([name, member]) => spellingsOf(name, member).includes(lower));
  if (found === undefined || HIDDEN_MEMBERS.has(found[0])) return HIDDEN;
  return NAMES_ONLY_MEMBERS.has(found[0]) ? { kind: 'names' } : sightOf(found[1].shape);
}
