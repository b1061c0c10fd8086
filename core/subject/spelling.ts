import type { Member, Shape } from './shapes/shape';

/**
 * The names under which a member may be written, in lower case: AWS Config, the ECS API and CloudFormation differ in
 * case, and now and then in the word.
 */
export function spellingsOf(name: string, member: Member): readonly string[] {
  return [name, ...member.aliases].map((spelling) => spelling.toLowerCase());
}

/** One step down a normalised path: how the key may be written there, and the shape below it. */
export interface ShapeStep {
  readonly isWrittenAs: (key: string) => boolean;
  /** The step is an index that is not written where a lone element stands without its list. */
  readonly mayBeImplied: boolean;
  readonly shape: Shape | undefined;
}

/** Follows a normalised path into a shape; where no shape is known any more, keys are written as they are. */
export function stepInto(shape: Shape | undefined, segment: string | number): ShapeStep {
  const member =
    shape?.kind === 'object' ? Object.entries(shape.members).find(([name]) => name === segment) : undefined;
  if (member !== undefined) {
    const spellings = spellingsOf(...member);
    return { isWrittenAs: (key) => spellings.includes(key.toLowerCase()), mayBeImplied: false, shape: member[1].shape };
  }
  return {
    isWrittenAs: (key) => key === segment,
    mayBeImplied: shape?.kind === 'list' && shape.orOne,
    shape: shape?.kind === 'list' ? shape.items : shape?.kind === 'map' ? shape.values : undefined,
  };
}
