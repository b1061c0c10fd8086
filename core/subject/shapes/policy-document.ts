import { document, map, object, oneOrMany, text, type Shape } from './shape';

/** By kind: `AWS`, `Service`, `Federated`, `CanonicalUser`; the bare `*` is `{"*": ["*"]}`. */
const principal: Shape = { kind: 'map', values: oneOrMany(text), orStar: true };

/**
 * A policy document (IAM User Guide, "Grammar of the IAM JSON policy language"): an object, a JSON text or a URL-encoded
 * one; statements, actions, resources, principals and condition values are lists whether one or many are written.
 */
export const policyDocument = document({
  Statement: oneOrMany(
    object({
      Action: oneOrMany(text),
      Condition: map(map(oneOrMany(text))),
      Effect: text,
      NotAction: oneOrMany(text),
      NotPrincipal: principal,
      NotResource: oneOrMany(text),
      Principal: principal,
      Resource: oneOrMany(text),
      Sid: text,
    }),
  ),
  Version: text,
});
