import * as z from 'zod';
import { propertiesOf } from './resource-properties';
import type { StackTemplate } from './stack-template';

const schema = z.object({
  Name: z.string(),
  DocumentType: z.literal('Automation'),
  // `Content` is literal: what looks like an intrinsic in it is the document's own.
  DocumentFormat: z.literal('JSON'),
});

/** The content of a template's Automation documents, by their names. */
export function documentsOf(template: StackTemplate): ReadonlyMap<string, unknown> {
  return new Map(
    template.resources('AWS::SSM::Document').map((resource) => {
      const { Name } = propertiesOf(template, resource, schema);
      return [Name, resource.properties['Content']];
    }),
  );
}
