import type { Raw } from '../subject/raw';
import type { NamedText } from './source-problem';
import type { SourceNode } from './source-tree';
import { yamlTree } from './yaml-tree';

/**
 * The value of a YAML text as CloudFormation reads it (see `yamlTree`).
 *
 * @throws GuardrailsError `YAML_PARSE`, `KEY_DUPLICATE`, `KEY_FORBIDDEN`, `DEPTH_EXCEEDED`, with line and column
 */
export function parseYaml(source: NamedText): Raw {
  return rawOf(yamlTree(source));
}

function rawOf(node: SourceNode): Raw {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, rawOf(value)]));
    case 'list':
      return node.items.map(rawOf);
    case 'scalar':
      return node.value;
  }
}
