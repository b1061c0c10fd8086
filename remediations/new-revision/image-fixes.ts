import { member } from '../../core/subject/json';
import { quoted } from '../quoted';
import { eachContainer, withMember } from './edit';
import { containersIn, type Fix } from './fix';

/** Names images by the digest that their tag stands for now; which image a container runs is never changed. */
export const pinImages: Fix = (definition, { violations, pins }) => {
  const failing = containersIn(violations);
  const open: string[] = [];
  const pinned = eachContainer(definition, (container, index) => {
    const image = member(container, 'image');
    if (!failing.has(index) || typeof image !== 'string') return container;
    const pin = pins.get(image);
    if (pin !== undefined && 'pinned' in pin) return withMember(container, 'image', pin.pinned);
    open.push(`${quoted(image)} ${pin?.because ?? 'was not looked up'}`);
    return container;
  });
  if (open.length > 0) return { cannot: `by which digest images are named: ${open.join('; ')}` };
  return {
    definition: pinned,
    notes: [
      'Each image is the one that its tag stands for now; what is pushed to the tag later reaches tasks by another revision.',
      'A lifecycle policy that deletes untagged images deletes it as well once the tag has moved.',
    ],
  };
};
